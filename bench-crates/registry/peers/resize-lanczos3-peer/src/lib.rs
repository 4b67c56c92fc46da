//! Our `resize-lanczos3`, or, with the feature `peer`, the same work by `fast_image_resize`: same input, same checksum.

#[cfg(feature = "peer")]
#[path = "../../../../kernels/resize-lanczos3/src/input.rs"]
mod input;
#[cfg(feature = "peer")]
mod peer;

#[cfg(feature = "peer")]
pub use peer::{bench_run, bench_setup};
#[cfg(not(feature = "peer"))]
pub use resize_lanczos3::{bench_run, bench_setup};

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        support::assert_checksums(include_str!("../Cargo.toml"), super::bench_setup, super::bench_run);
    }
}
