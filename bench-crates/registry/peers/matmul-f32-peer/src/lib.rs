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
    #[test]
    fn keeps_the_contract() {
        support::assert_checksums(include_str!("../Cargo.toml"), super::bench_setup, super::bench_run);
    }
}
