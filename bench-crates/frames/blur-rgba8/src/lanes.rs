//! The arithmetic that the algorithm is written in, and what it is done with.

use std::ops::{Add, Shl, Shr};

mod scalar;

pub use scalar::Scalar;

/// Several `u16` that are worked on together. No sum exceeds 65,535.
pub trait Lanes: Copy + Add<Output = Self> + Shl<u32, Output = Self> + Shr<u32, Output = Self> {
    /// How many there are.
    const LANES: usize;

    /// The same value in every lane.
    fn splat(value: u16) -> Self;

    /// Reads `LANES` bytes.
    fn widen(bytes: &[u8]) -> Self;

    /// Reads `LANES` elements.
    fn load(elements: &[u16]) -> Self;

    /// Writes `LANES` elements.
    fn store(self, to: &mut [u16]);

    /// Writes `LANES` bytes. No lane exceeds 255.
    fn store_bytes(self, to: &mut [u8]);
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        pub use scalar::Scalar as Best;
    }
}
