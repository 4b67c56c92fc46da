use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_le, f32x4_mul, f32x4_splat, f32x4_sub, u32x4_extract_lane, u32x4_splat, u32x4_sub, v128,
    v128_and, v128_any_true,
};
use std::ops::{Add, Mul, Sub};

use super::Lanes;

/// Four points in a 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Add for Simd128 {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }
}

impl Sub for Simd128 {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(f32x4_sub(self.0, other.0))
    }
}

impl Mul for Simd128 {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }
}

impl Lanes for Simd128 {
    const LANES: usize = 4;
    /// All ones for yes.
    type Mask = v128;
    type Counts = v128;

    fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    fn from_fn(value: impl Fn(usize) -> f32) -> Self {
        Self(f32x4(value(0), value(1), value(2), value(3)))
    }

    fn at_most(self, bound: Self) -> v128 {
        f32x4_le(self.0, bound.0)
    }

    fn everywhere() -> v128 {
        u32x4_splat(u32::MAX)
    }

    fn both(a: v128, b: v128) -> v128 {
        v128_and(a, b)
    }

    fn any(mask: v128) -> bool {
        v128_any_true(mask)
    }

    fn no_steps() -> v128 {
        u32x4_splat(0)
    }

    fn step(counts: v128, mask: v128) -> v128 {
        // Yes is all ones, which is -1.
        u32x4_sub(counts, mask)
    }

    fn store(counts: v128, to: &mut [u32]) {
        to[0] = u32x4_extract_lane::<0>(counts);
        to[1] = u32x4_extract_lane::<1>(counts);
        to[2] = u32x4_extract_lane::<2>(counts);
        to[3] = u32x4_extract_lane::<3>(counts);
    }
}
