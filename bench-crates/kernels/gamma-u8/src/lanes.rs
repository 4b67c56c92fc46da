//! The curve for several bytes, and what it is found with.

/// Several bytes that are worked on together.
pub trait Lanes: Copy {
    /// How many there are.
    const LANES: usize;

    /// What they are decoded by.
    type Constants;

    /// Made once, before the loop.
    fn constants() -> Self::Constants;

    /// Reads `LANES` bytes.
    fn load(bytes: &[u8]) -> Self;

    /// The linear value of each.
    fn decode(self, by: &Self::Constants) -> Self;

    /// Writes `LANES` bytes.
    fn store(self, bytes: &mut [u8]);
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        mod scalar;
        pub use scalar::Scalar as Best;
    }
}
