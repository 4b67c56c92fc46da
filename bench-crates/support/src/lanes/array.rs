use std::array::from_fn;
use std::hint::black_box;
use std::ops::{Add, Div, Mul, Sub};

use super::{F32Lanes, F32Masks, F32Shuffles};

/// Four `f32` in plain Rust: what a SIMD register holds, for tests where there is none, and for code whose blocks the
/// compiler ought to see.
#[derive(Clone, Copy, Debug)]
pub struct F32x4([f32; 4]);

impl F32x4 {
    #[inline]
    fn with(self, other: Self, operation: impl Fn(f32, f32) -> f32) -> Self {
        Self(from_fn(|lane| operation(self.0[lane], other.0[lane])))
    }

    /// All lanes but the first, then `last`.
    #[inline]
    #[must_use]
    pub fn shifted_in(self, last: f32) -> Self {
        Self([self.0[1], self.0[2], self.0[3], last])
    }

    /// The first lane.
    #[inline]
    pub fn first(self) -> f32 {
        self.0[0]
    }
}

impl Add for F32x4 {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        self.with(other, f32::add)
    }
}

impl Sub for F32x4 {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        self.with(other, f32::sub)
    }
}

impl Mul for F32x4 {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        self.with(other, f32::mul)
    }
}

impl Div for F32x4 {
    type Output = Self;

    #[inline]
    fn div(self, other: Self) -> Self {
        self.with(other, f32::div)
    }
}

impl F32Lanes for F32x4 {
    const LANES: usize = 4;

    #[inline]
    fn splat(value: f32) -> Self {
        Self([value; 4])
    }

    #[inline]
    fn from_fn(value: impl Fn(usize) -> f32) -> Self {
        Self(from_fn(value))
    }

    #[inline]
    fn load(elements: &[f32]) -> Self {
        Self([elements[0], elements[1], elements[2], elements[3]])
    }

    #[inline]
    fn store(self, to: &mut [f32]) {
        to[..4].copy_from_slice(&self.0);
    }

    #[inline]
    fn at_least(self, bound: Self) -> Self {
        self.with(bound, f32::at_least)
    }

    #[inline]
    fn at_most(self, bound: Self) -> Self {
        self.with(bound, f32::at_most)
    }

    #[inline]
    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        Self(from_fn(|lane| self.0[lane].negated_unless_equal(a.0[lane], b.0[lane])))
    }

    #[inline]
    fn sum(self) -> f32 {
        // LLVM's vectoriser works back from here. Shown the additions, it vectorises by pairs; shown four
        // lanes side by side, it uses whole registers.
        let lanes = black_box(self.0);
        (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
    }
}

impl F32Masks for F32x4 {
    type Mask = [bool; 4];
    type Counts = [u32; 4];

    #[inline]
    fn is_at_most(self, bound: Self) -> [bool; 4] {
        from_fn(|lane| self.0[lane] <= bound.0[lane])
    }

    #[inline]
    fn everywhere() -> [bool; 4] {
        [true; 4]
    }

    #[inline]
    fn both(a: [bool; 4], b: [bool; 4]) -> [bool; 4] {
        from_fn(|lane| a[lane] && b[lane])
    }

    #[inline]
    fn either(a: [bool; 4], b: [bool; 4]) -> [bool; 4] {
        from_fn(|lane| a[lane] || b[lane])
    }

    #[inline]
    fn any(mask: [bool; 4]) -> bool {
        mask.contains(&true)
    }

    #[inline]
    fn zero_counts() -> [u32; 4] {
        [0; 4]
    }

    #[inline]
    fn count(counts: [u32; 4], mask: [bool; 4]) -> [u32; 4] {
        from_fn(|lane| counts[lane] + u32::from(mask[lane]))
    }

    #[inline]
    fn store_counts(counts: [u32; 4], to: &mut [u32]) {
        to[..4].copy_from_slice(&counts);
    }
}

impl F32Shuffles for F32x4 {
    #[inline]
    fn load_interleaved(elements: &[f32]) -> (Self, Self) {
        (Self(from_fn(|lane| elements[2 * lane])), Self(from_fn(|lane| elements[2 * lane + 1])))
    }

    #[inline]
    fn store_interleaved(even: Self, odd: Self, to: &mut [f32]) {
        for (lane, to) in to[..8].chunks_exact_mut(2).enumerate() {
            to.copy_from_slice(&[even.0[lane], odd.0[lane]]);
        }
    }

    #[inline]
    fn transposed(rows: [Self; 4]) -> [Self; 4] {
        from_fn(|lane| Self(rows.map(|row| row.0[lane])))
    }
}
