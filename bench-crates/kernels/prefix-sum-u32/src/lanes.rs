//! The arithmetic that the algorithm is written in, and what it is done with.

/// Several `u32` that are worked on together. Sums wrap.
pub trait Lanes: Copy {
    /// How many there are.
    const LANES: usize;

    /// The same value in every lane.
    fn splat(value: u32) -> Self;

    /// Reads `LANES` elements.
    fn load(elements: &[u32]) -> Self;

    /// The sum in each lane.
    #[must_use]
    fn add(self, other: Self) -> Self;

    /// In each lane its element plus those of all lanes before.
    #[must_use]
    fn scan(self) -> Self;

    /// The last lane's element in every lane.
    #[must_use]
    fn splat_last(self) -> Self;

    /// Writes `LANES` elements.
    fn store(self, to: &mut [u32]);
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
