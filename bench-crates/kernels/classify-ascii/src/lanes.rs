//! The question that the algorithm asks of each byte, and what it is answered with.

/// Several bytes that are worked on together.
pub trait Lanes: Copy {
    /// How many there are.
    const LANES: usize;

    /// What classes are told by.
    type Classifier;

    /// Made once, before the loop.
    fn classifier() -> Self::Classifier;

    /// Reads `LANES` bytes.
    fn load(bytes: &[u8]) -> Self;

    /// The class of each, as in [`crate::class`].
    fn classify(self, by: &Self::Classifier) -> Self;

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
