//! The only place where the variants differ: one crate, or the other.

#[cfg(not(feature = "simd"))]
mod serde;
#[cfg(feature = "simd")]
mod simd;

#[cfg(not(feature = "simd"))]
pub(crate) use serde::{read, sum};
#[cfg(feature = "simd")]
pub(crate) use simd::{read, sum};

/// Parsers may differ in the last bit of a float.
fn steps(degrees: f64) -> u32 {
    ((degrees * 1e4).round() as i32).cast_unsigned()
}
