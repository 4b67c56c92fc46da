use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_div, f32x4_eq, f32x4_extract_lane, f32x4_le, f32x4_mul, f32x4_neg, f32x4_pmax, f32x4_pmin,
    f32x4_splat, f32x4_sub, i32x4_shuffle, u32x4_extract_lane, u32x4_splat, u32x4_sub, v128, v128_and, v128_any_true,
    v128_bitselect, v128_or,
};
use std::ops::{Add, Div, Mul, Sub};

use super::{F32Lanes, F32Masks, F32Shuffles};

/// Four `f32` in a 128-bit register, by safe intrinsics.
#[derive(Clone, Copy, Debug)]
pub struct F32x4(v128);

impl F32x4 {
    /// All lanes but the first, then `last`.
    #[inline]
    #[must_use]
    pub fn shifted_in(self, last: f32) -> Self {
        // In this direction one instruction of x86: LLVM takes lane 0 of a splat, which follows on lane 3 of the other.
        Self(i32x4_shuffle::<1, 2, 3, 4>(self.0, f32x4_splat(last)))
    }

    /// The first lane.
    #[inline]
    pub fn first(self) -> f32 {
        f32x4_extract_lane::<0>(self.0)
    }
}

impl Add for F32x4 {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }
}

impl Sub for F32x4 {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        Self(f32x4_sub(self.0, other.0))
    }
}

impl Mul for F32x4 {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }
}

impl Div for F32x4 {
    type Output = Self;

    #[inline]
    fn div(self, other: Self) -> Self {
        Self(f32x4_div(self.0, other.0))
    }
}

impl F32Lanes for F32x4 {
    const LANES: usize = 4;

    #[inline]
    fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    #[inline]
    fn from_fn(value: impl Fn(usize) -> f32) -> Self {
        Self(f32x4(value(0), value(1), value(2), value(3)))
    }

    #[inline]
    fn load(elements: &[f32]) -> Self {
        // LLVM makes one v128.load of this.
        Self(f32x4(elements[0], elements[1], elements[2], elements[3]))
    }

    #[inline]
    fn store(self, to: &mut [f32]) {
        // And one v128.store of this.
        to[0] = f32x4_extract_lane::<0>(self.0);
        to[1] = f32x4_extract_lane::<1>(self.0);
        to[2] = f32x4_extract_lane::<2>(self.0);
        to[3] = f32x4_extract_lane::<3>(self.0);
    }

    #[inline]
    #[cfg(all(target_feature = "relaxed-simd", feature = "relaxed"))]
    fn times_plus(self, factor: Self, addend: Self) -> Self {
        Self(std::arch::wasm32::f32x4_relaxed_madd(self.0, factor.0, addend.0))
    }

    #[inline]
    #[cfg(all(target_feature = "relaxed-simd", feature = "relaxed"))]
    fn times_from(self, factor: Self, whole: Self) -> Self {
        Self(std::arch::wasm32::f32x4_relaxed_nmadd(self.0, factor.0, whole.0))
    }

    #[inline]
    fn at_least(self, bound: Self) -> Self {
        // The second where it is more, the first in any other case: unlike f32x4.max, one instruction of x86.
        Self(f32x4_pmax(self.0, bound.0))
    }

    #[inline]
    fn at_most(self, bound: Self) -> Self {
        Self(f32x4_pmin(self.0, bound.0))
    }

    #[inline]
    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        Self(v128_bitselect(self.0, f32x4_neg(self.0), f32x4_eq(a.0, b.0)))
    }

    #[inline]
    fn sum(self) -> f32 {
        (f32x4_extract_lane::<0>(self.0) + f32x4_extract_lane::<1>(self.0))
            + (f32x4_extract_lane::<2>(self.0) + f32x4_extract_lane::<3>(self.0))
    }
}

impl F32Masks for F32x4 {
    /// All ones for yes.
    type Mask = v128;
    type Counts = v128;

    #[inline]
    fn is_at_most(self, bound: Self) -> v128 {
        f32x4_le(self.0, bound.0)
    }

    #[inline]
    fn everywhere() -> v128 {
        u32x4_splat(u32::MAX)
    }

    #[inline]
    fn both(a: v128, b: v128) -> v128 {
        v128_and(a, b)
    }

    #[inline]
    fn either(a: v128, b: v128) -> v128 {
        v128_or(a, b)
    }

    #[inline]
    fn any(mask: v128) -> bool {
        v128_any_true(mask)
    }

    #[inline]
    fn zero_counts() -> v128 {
        u32x4_splat(0)
    }

    #[inline]
    fn count(counts: v128, mask: v128) -> v128 {
        // Yes is all ones, which is -1.
        u32x4_sub(counts, mask)
    }

    #[inline]
    fn store_counts(counts: v128, to: &mut [u32]) {
        to[0] = u32x4_extract_lane::<0>(counts);
        to[1] = u32x4_extract_lane::<1>(counts);
        to[2] = u32x4_extract_lane::<2>(counts);
        to[3] = u32x4_extract_lane::<3>(counts);
    }
}

impl F32Shuffles for F32x4 {
    #[inline]
    fn load_interleaved(elements: &[f32]) -> (Self, Self) {
        let (first, second) = (Self::load(elements).0, Self::load(&elements[4..]).0);
        (Self(i32x4_shuffle::<0, 2, 4, 6>(first, second)), Self(i32x4_shuffle::<1, 3, 5, 7>(first, second)))
    }

    #[inline]
    fn store_interleaved(even: Self, odd: Self, to: &mut [f32]) {
        Self(i32x4_shuffle::<0, 4, 1, 5>(even.0, odd.0)).store(to);
        Self(i32x4_shuffle::<2, 6, 3, 7>(even.0, odd.0)).store(&mut to[4..]);
    }

    #[inline]
    fn transposed([a, b, c, d]: [Self; 4]) -> [Self; 4] {
        let low = (i32x4_shuffle::<0, 4, 1, 5>(a.0, b.0), i32x4_shuffle::<0, 4, 1, 5>(c.0, d.0));
        let high = (i32x4_shuffle::<2, 6, 3, 7>(a.0, b.0), i32x4_shuffle::<2, 6, 3, 7>(c.0, d.0));
        [
            Self(i32x4_shuffle::<0, 1, 4, 5>(low.0, low.1)),
            Self(i32x4_shuffle::<2, 3, 6, 7>(low.0, low.1)),
            Self(i32x4_shuffle::<0, 1, 4, 5>(high.0, high.1)),
            Self(i32x4_shuffle::<2, 3, 6, 7>(high.0, high.1)),
        ]
    }
}
