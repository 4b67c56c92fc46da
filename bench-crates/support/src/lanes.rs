//! The f32 arithmetic that algorithms are written in once, and what it is done with.

use std::ops::{Add, Div, Mul, Sub};

mod pair;
mod scalar;

pub use pair::Pair;

/// Several `f32` that are worked on together.
///
/// Every operation but `times_plus` and `times_from` rounds as IEEE 754 says, so that the same operations in the same order come to the same
/// bits, whatever does them.
pub trait F32Lanes: Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> {
    /// How many there are.
    const LANES: usize;

    /// The same value in every lane.
    fn splat(value: f32) -> Self;

    /// A value for each lane, made from its index.
    fn from_fn(value: impl Fn(usize) -> f32) -> Self;

    /// Reads `LANES` elements.
    fn load(elements: &[f32]) -> Self;

    /// Writes `LANES` elements.
    fn store(self, to: &mut [f32]);

    /// `self * factor + addend`, rounded once or twice: by one instruction where the feature `relaxed` allows it.
    #[must_use]
    #[inline]
    fn times_plus(self, factor: Self, addend: Self) -> Self {
        self * factor + addend
    }

    /// `whole - self * factor`, rounded once or twice like [`times_plus`](Self::times_plus).
    #[must_use]
    #[inline]
    fn times_from(self, factor: Self, whole: Self) -> Self {
        whole - self * factor
    }

    /// `bound` where `self` is less. None is NaN.
    #[must_use]
    fn at_least(self, bound: Self) -> Self;

    /// `bound` where `self` is more. None is NaN.
    #[must_use]
    fn at_most(self, bound: Self) -> Self;

    /// The opposite where `a` and `b` differ.
    #[must_use]
    fn negated_unless_equal(self, a: Self, b: Self) -> Self;

    /// The sum over the lanes, by pairs.
    fn sum(self) -> f32;
}

/// Lanes that are asked a question, and that count where the answer was yes.
pub trait F32Masks: F32Lanes {
    /// A yes or no for each lane.
    type Mask: Copy;
    /// A number for each lane.
    type Counts: Copy;

    /// Where `self <= bound`.
    fn is_at_most(self, bound: Self) -> Self::Mask;

    /// Yes in every lane.
    fn everywhere() -> Self::Mask;

    /// Where both say yes.
    fn both(a: Self::Mask, b: Self::Mask) -> Self::Mask;

    /// Where either says yes.
    fn either(a: Self::Mask, b: Self::Mask) -> Self::Mask;

    /// Whether any lane says yes.
    fn any(mask: Self::Mask) -> bool;

    /// 0 in every lane.
    fn zero_counts() -> Self::Counts;

    /// One more where the mask says yes.
    fn count(counts: Self::Counts, mask: Self::Mask) -> Self::Counts;

    /// Writes `LANES` counts.
    fn store_counts(counts: Self::Counts, to: &mut [u32]);
}

/// Lanes whose elements change places.
pub trait F32Shuffles: F32Lanes {
    /// Reads `2 * LANES` elements: those at even places, and those at odd ones.
    fn load_interleaved(elements: &[f32]) -> (Self, Self);

    /// Writes `2 * LANES` elements, one of each in turn.
    fn store_interleaved(even: Self, odd: Self, to: &mut [f32]);

    /// Four rows as columns: in memory order the first lanes of all four, then the second, and so on.
    fn transposed(rows: [Self; 4]) -> [Self; 4];
}

// The only place where the variants differ. `F32x4` is four lanes in all of them.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::F32x4;
        /// What is fastest where work is abundant.
        pub type BestF32 = F32x4;
        /// What is fastest where each result has to wait for the one before.
        pub type WideF32 = Pair<F32x4>;
    }
    _ => {
        mod array;
        pub use array::F32x4;
        /// Plain Rust, one lane, which the compiler may vectorise where the target allows it.
        pub type BestF32 = f32;
        /// As above: which iterations go together, compilers choose themselves.
        pub type WideF32 = f32;
    }
}

#[cfg(test)]
mod tests;
