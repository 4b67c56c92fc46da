use std::arch::wasm32::{
    f32x4, f32x4_add, f32x4_div, f32x4_eq, f32x4_extract_lane, f32x4_mul, f32x4_neg, f32x4_pmax, f32x4_pmin,
    f32x4_splat, f32x4_sub, v128, v128_bitselect,
};
use std::ops::{Add, Div, Mul, Sub};

use super::Lanes;

/// Eight particles in two 128-bit registers, by safe intrinsics: while one waits for its division, the other goes on.
#[derive(Clone, Copy)]
pub struct Simd128(v128, v128);

impl Simd128 {
    // Closures below, because intrinsics are no `Fn`: they have target features of their own.
    fn both(self, other: Self, work: impl Fn(v128, v128) -> v128) -> Self {
        Self(work(self.0, other.0), work(self.1, other.1))
    }
}

impl Add for Simd128 {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.both(other, |a, b| f32x4_add(a, b))
    }
}

impl Sub for Simd128 {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.both(other, |a, b| f32x4_sub(a, b))
    }
}

impl Mul for Simd128 {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.both(other, |a, b| f32x4_mul(a, b))
    }
}

impl Div for Simd128 {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        self.both(other, |a, b| f32x4_div(a, b))
    }
}

fn load(elements: &[f32]) -> v128 {
    // LLVM makes one v128.load of this.
    f32x4(elements[0], elements[1], elements[2], elements[3])
}

fn store(register: v128, to: &mut [f32]) {
    // And one v128.store of this.
    to[0] = f32x4_extract_lane::<0>(register);
    to[1] = f32x4_extract_lane::<1>(register);
    to[2] = f32x4_extract_lane::<2>(register);
    to[3] = f32x4_extract_lane::<3>(register);
}

fn negated_unless_equal(register: v128, a: v128, b: v128) -> v128 {
    v128_bitselect(register, f32x4_neg(register), f32x4_eq(a, b))
}

impl Lanes for Simd128 {
    const LANES: usize = 8;

    fn splat(value: f32) -> Self {
        Self(f32x4_splat(value), f32x4_splat(value))
    }

    fn load(elements: &[f32]) -> Self {
        Self(load(&elements[..4]), load(&elements[4..8]))
    }

    fn store(self, to: &mut [f32]) {
        store(self.0, &mut to[..4]);
        store(self.1, &mut to[4..8]);
    }

    fn at_least(self, bound: Self) -> Self {
        // The second where it is more, the first in any other case: unlike f32x4.max, one instruction of x86.
        self.both(bound, |a, b| f32x4_pmax(a, b))
    }

    fn at_most(self, bound: Self) -> Self {
        self.both(bound, |a, b| f32x4_pmin(a, b))
    }

    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        Self(negated_unless_equal(self.0, a.0, b.0), negated_unless_equal(self.1, a.1, b.1))
    }
}
