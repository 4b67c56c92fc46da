//! The arithmetic that tables are added up with, and what it is done with.

/// Several counts that are worked on together.
pub trait Lanes: Copy {
    /// How many there are: a divisor of 256.
    const LANES: usize;

    /// Reads `LANES` counts.
    fn load(counts: &[u32]) -> Self;

    /// The sum in each lane.
    fn plus(self, other: Self) -> Self;

    /// Writes `LANES` counts.
    fn store(self, counts: &mut [u32]);
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
