use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_div, f32x4_eq, f32x4_extract_lane, f32x4_mul, f32x4_neg, f32x4_pmax, f32x4_pmin,
    f32x4_splat, f32x4_sub, v128, v128_bitselect,
};
use std::ops::{Add, Div, Mul, Sub};

use super::Lanes;

/// Four particles in a 128-bit register, by safe intrinsics.
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

impl Div for Simd128 {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        Self(f32x4_div(self.0, other.0))
    }
}

impl Lanes for Simd128 {
    const LANES: usize = 4;

    fn splat(value: f32) -> Self {
        Self(f32x4_splat(value))
    }

    fn load(elements: &[f32]) -> Self {
        // LLVM makes one v128.load of this.
        Self(f32x4(elements[0], elements[1], elements[2], elements[3]))
    }

    fn store(self, to: &mut [f32]) {
        // And one v128.store of this.
        to[0] = f32x4_extract_lane::<0>(self.0);
        to[1] = f32x4_extract_lane::<1>(self.0);
        to[2] = f32x4_extract_lane::<2>(self.0);
        to[3] = f32x4_extract_lane::<3>(self.0);
    }

    fn at_least(self, bound: Self) -> Self {
        // The second where it is more, the first in any other case: unlike f32x4.max, one instruction of x86.
        Self(f32x4_pmax(self.0, bound.0))
    }

    fn at_most(self, bound: Self) -> Self {
        Self(f32x4_pmin(self.0, bound.0))
    }

    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        Self(v128_bitselect(self.0, f32x4_neg(self.0), f32x4_eq(a.0, b.0)))
    }
}
