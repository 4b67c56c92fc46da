use std::array::from_fn;
use std::ops::{Add, Div, Mul, Sub};

use super::{advance, bounce};
use crate::bodies::bodies;
use crate::lanes::{Best, Lanes};
use crate::particles::Particles;

/// As many lanes as the SIMD register has, so that blocks and rests are tested without one.
#[derive(Clone, Copy)]
struct Four([f32; 4]);

impl Four {
    fn with(self, other: Self, operation: impl Fn(f32, f32) -> f32) -> Self {
        Self(from_fn(|lane| operation(self.0[lane], other.0[lane])))
    }
}

impl Add for Four {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.with(other, f32::add)
    }
}

impl Sub for Four {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.with(other, f32::sub)
    }
}

impl Mul for Four {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.with(other, f32::mul)
    }
}

impl Div for Four {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        self.with(other, f32::div)
    }
}

impl Lanes for Four {
    const LANES: usize = 4;

    fn splat(value: f32) -> Self {
        Self([value; 4])
    }

    fn load(elements: &[f32]) -> Self {
        Self(elements.try_into().unwrap())
    }

    fn store(self, to: &mut [f32]) {
        to.copy_from_slice(&self.0);
    }

    fn at_least(self, bound: Self) -> Self {
        self.with(bound, f32::max)
    }

    fn at_most(self, bound: Self) -> Self {
        self.with(bound, f32::min)
    }

    #[expect(clippy::float_cmp, reason = "whether it was changed at all")]
    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        Self(from_fn(|lane| if a.0[lane] == b.0[lane] { self.0[lane] } else { -self.0[lane] }))
    }
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn is_the_same_to_the_bit_in_four_lanes() {
    for n in (0..70).chain([1003]) {
        let mut one = Particles::at_rest(n, 300, 200);
        let mut four = Particles::at_rest(n, 300, 200);
        for frame in 0..20 {
            advance::<Best>(&mut one, &bodies(frame, 300, 200), 300, 200);
            advance::<Four>(&mut four, &bodies(frame, 300, 200), 300, 200);
        }
        let pairs = [(&one.x, &four.x), (&one.y, &four.y), (&one.dx, &four.dx), (&one.dy, &four.dy)];
        for (one, four) in pairs {
            assert_eq!(bits(one), bits(four), "{n} particles");
        }
    }
}

#[test]
fn turns_back_at_the_edges() {
    for (place, motion, expected) in
        [(3.0, -1.0, (2.0, -1.0)), (3.0, -4.0, (0.0, 4.0)), (3.0, 7.0, (9.0, -7.0)), (3.0, 6.0, (9.0, 6.0))]
    {
        let Four(moved) = bounce(Four([place; 4]), Four([motion; 4]), 9.0).0;
        assert_eq!((bits(&moved), bounce(place, motion, 9.0)), (bits(&[expected.0; 4]), expected));
        assert_eq!(bits(&bounce(Four([place; 4]), Four([motion; 4]), 9.0).1.0), bits(&[expected.1; 4]));
    }
}

#[test]
fn keeps_particles_in_the_picture_and_in_motion() {
    let (width, height) = (320, 180);
    let mut particles = Particles::at_rest(1000, width, height);
    for frame in 0..1000 {
        advance::<Best>(&mut particles, &bodies(frame, width, height), width, height);
        assert!(particles.x.iter().all(|x| (0.0..=319.0).contains(x)), "frame {frame}");
        assert!(particles.y.iter().all(|y| (0.0..=179.0).contains(y)), "frame {frame}");
    }
    // Neither come to rest, where floats get slow, nor run away.
    let speeds = particles.dx.iter().zip(particles.dy.iter()).map(|(dx, dy)| dx.hypot(*dy));
    let mean = speeds.sum::<f32>() / 1000.0;
    assert!((0.1..20.0).contains(&mean), "mean speed {mean}");
}
