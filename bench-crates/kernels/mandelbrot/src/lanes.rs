//! The arithmetic that the algorithm is written in, and what it is done with.

use std::ops::{Add, Mul, Sub};

mod scalar;

pub use scalar::Scalar;

/// The `f32` of several points that are worked on together.
pub trait Lanes: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> {
    /// How many there are.
    const LANES: usize;
    /// A yes or no for each.
    type Mask: Copy;
    /// A number of steps for each.
    type Counts: Copy;

    /// The same value in every lane.
    fn splat(value: f32) -> Self;

    /// A value for each lane, made from its index.
    fn from_fn(value: impl Fn(usize) -> f32) -> Self;

    /// Where `self <= bound`.
    fn at_most(self, bound: Self) -> Self::Mask;

    /// Yes in every lane.
    fn everywhere() -> Self::Mask;

    /// Where both say yes.
    fn both(a: Self::Mask, b: Self::Mask) -> Self::Mask;

    /// Whether any lane says yes.
    fn any(mask: Self::Mask) -> bool;

    /// No steps in any lane.
    fn no_steps() -> Self::Counts;

    /// One step more where the mask says yes.
    fn step(counts: Self::Counts, mask: Self::Mask) -> Self::Counts;

    /// Writes `LANES` counts.
    fn store(counts: Self::Counts, to: &mut [u32]);
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
