//! The arithmetic that the algorithm is written in, and what it is done with.

/// Several `f32` that are worked on together.
pub trait Lanes: Copy {
    /// How many there are.
    const LANES: usize;

    /// All zero.
    fn zero() -> Self;

    /// Reads `LANES` elements.
    fn load(elements: &[f32]) -> Self;

    /// The sum in each lane.
    fn add(self, other: Self) -> Self;

    /// The product in each lane.
    fn mul(self, other: Self) -> Self;

    /// The sum over the lanes.
    fn sum(self) -> f32;
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
