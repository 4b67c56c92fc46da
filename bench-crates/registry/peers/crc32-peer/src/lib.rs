//! The CRC-32 of a message, by crc32fast.
//!
//! Without the feature `peer` it is our kernel, with it the crate's, on the same input and with the same result.

#[cfg(feature = "peer")]
#[path = "../../../../kernels/crc32/src/input.rs"]
mod input;
#[cfg(feature = "peer")]
mod peer;

#[cfg(not(feature = "peer"))]
pub use crc32::{bench_run, bench_setup};
#[cfg(feature = "peer")]
pub use peer::{bench_run, bench_setup};

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        support::assert_checksums(include_str!("../Cargo.toml"), super::bench_setup, super::bench_run);
    }
}
