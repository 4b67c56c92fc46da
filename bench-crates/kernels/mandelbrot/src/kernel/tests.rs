use std::array::from_fn;
use std::ops::{Add, Mul, Sub};

use super::escape_times;
use crate::lanes::{Best, Lanes};
use crate::naive_times;

/// As many lanes as the SIMD register has, so that points that escape at different steps, and rows
/// that are no multiple of four, are tested without one.
#[derive(Clone, Copy)]
struct Four([f32; 4]);

impl Add for Four {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] + other.0[lane]))
    }
}

impl Sub for Four {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] - other.0[lane]))
    }
}

impl Mul for Four {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] * other.0[lane]))
    }
}

impl Lanes for Four {
    const LANES: usize = 4;
    type Mask = [bool; 4];
    type Counts = [u32; 4];

    fn splat(value: f32) -> Self {
        Self([value; 4])
    }

    fn from_fn(value: impl Fn(usize) -> f32) -> Self {
        Self(from_fn(value))
    }

    fn at_most(self, bound: Self) -> [bool; 4] {
        from_fn(|lane| self.0[lane] <= bound.0[lane])
    }

    fn everywhere() -> [bool; 4] {
        [true; 4]
    }

    fn both(a: [bool; 4], b: [bool; 4]) -> [bool; 4] {
        from_fn(|lane| a[lane] && b[lane])
    }

    fn any(mask: [bool; 4]) -> bool {
        mask.contains(&true)
    }

    fn no_steps() -> [u32; 4] {
        [0; 4]
    }

    fn step(counts: [u32; 4], mask: [bool; 4]) -> [u32; 4] {
        from_fn(|lane| counts[lane] + u32::from(mask[lane]))
    }

    fn store(counts: [u32; 4], to: &mut [u32]) {
        to.copy_from_slice(&counts);
    }
}

fn assert_agrees_with_the_oracle<L: Lanes>() {
    for width in (0..70).chain([201]) {
        let mut counts = vec![0; width * width];
        escape_times::<L>(width, &mut counts);
        assert_eq!(counts, naive_times(width), "width {width}");
    }
}

#[test]
fn agrees_with_the_oracle() {
    assert_agrees_with_the_oracle::<Best>();
}

#[test]
fn agrees_with_the_oracle_in_four_lanes() {
    assert_agrees_with_the_oracle::<Four>();
}
