//! The arithmetic that the algorithm is written in, and what it is done with.

/// Sums of products that are worked on together.
pub trait Lanes: Copy {
    /// How many bytes of each vector are taken together.
    const BYTES: usize;

    /// All zero.
    fn zero() -> Self;

    /// Adds the products of `BYTES` bytes of each vector to the sums. No byte of `b` is negative.
    #[must_use]
    fn plus_products(self, a: &[i8], b: &[i8]) -> Self;

    /// The sums of each lane of both.
    #[must_use]
    fn add(self, other: Self) -> Self;

    /// The sum over the lanes.
    fn total(self) -> i32;
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "relaxed-simd", feature = "simd", feature = "relaxed") => {
        mod relaxed;
        pub use relaxed::Relaxed as Best;
    }
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        mod scalar;
        pub use scalar::Scalar as Best;
    }
}
