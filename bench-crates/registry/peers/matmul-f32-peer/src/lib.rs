//! Our `matmul-f32`, or, with the feature `peer`, the same work by `gemm`: same input, same checksum.

#[cfg(feature = "peer")]
#[path = "../../../../kernels/matmul-f32/src/input.rs"]
mod input;
#[cfg(feature = "peer")]
mod peer;

#[cfg(not(feature = "peer"))]
pub use matmul_f32::{bench_run, bench_setup};
#[cfg(feature = "peer")]
pub use peer::{bench_run, bench_setup};

#[cfg(test)]
mod tests {
    use support::declared_sizes;

    #[test]
    fn comes_to_the_declared_checksum() {
        for size in declared_sizes(include_str!("../Cargo.toml")) {
            super::bench_setup(size.size);
            assert_eq!((super::bench_run(), super::bench_run()), (size.checksum, size.checksum));
        }
    }
}
