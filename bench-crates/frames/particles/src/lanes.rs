//! The arithmetic that the algorithm is written in, and what it is done with.

use std::ops::{Add, Div, Mul, Sub};

mod scalar;

pub use scalar::Scalar;

/// The `f32` of several particles that are worked on together. None is ever NaN.
pub trait Lanes: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    /// How many there are.
    const LANES: usize;

    /// The same value in every lane.
    fn splat(value: f32) -> Self;

    /// Reads `LANES` elements.
    fn load(elements: &[f32]) -> Self;

    /// Writes `LANES` elements.
    fn store(self, to: &mut [f32]);

    /// `bound` where `self` is less.
    fn at_least(self, bound: Self) -> Self;

    /// `bound` where `self` is more.
    fn at_most(self, bound: Self) -> Self;

    /// The opposite where `a` and `b` differ.
    fn negated_unless_equal(self, a: Self, b: Self) -> Self;
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
