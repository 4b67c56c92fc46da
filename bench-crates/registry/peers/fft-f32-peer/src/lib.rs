//! Our `fft-f32`, or, with the feature `peer`, the same work by `rustfft`: same input, same sum within the tolerance.

#[cfg(feature = "peer")]
#[path = "../../../../kernels/fft-f32/src/checksum.rs"]
mod checksum;
#[cfg(feature = "peer")]
#[path = "../../../../kernels/fft-f32/src/input.rs"]
mod input;
#[cfg(feature = "peer")]
mod peer;

#[cfg(not(feature = "peer"))]
pub use fft_f32::{bench_run, bench_setup};
#[cfg(feature = "peer")]
pub use peer::{bench_run, bench_setup};

#[cfg(test)]
mod tests {
    #[test]
    fn comes_to_the_declared_value() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_value_within(manifest, super::bench_setup, super::bench_run);
    }
}
