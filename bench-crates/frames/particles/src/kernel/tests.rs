use support::{F32Lanes, F32x4, Pair};

use super::{advance, bounce};
use crate::bodies::bodies;
use crate::particles::Particles;

fn lanes<L: F32Lanes>(lanes: L) -> Vec<u32> {
    let mut elements = vec![0.0; L::LANES];
    lanes.store(&mut elements);
    bits(&elements)
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn is_the_same_to_the_bit_in_several_lanes() {
    for n in (0..70).chain([1003]) {
        let mut one = Particles::at_rest(n, 300, 200);
        let mut eight = Particles::at_rest(n, 300, 200);
        for frame in 0..20 {
            advance::<f32>(&mut one, &bodies(frame, 300, 200), 300, 200);
            advance::<Pair<F32x4>>(&mut eight, &bodies(frame, 300, 200), 300, 200);
        }
        let pairs = [(&one.x, &eight.x), (&one.y, &eight.y), (&one.dx, &eight.dx), (&one.dy, &eight.dy)];
        for (one, eight) in pairs {
            assert_eq!(bits(one), bits(eight), "{n} particles");
        }
    }
}

#[test]
fn turns_back_at_the_edges() {
    for (place, motion, expected) in
        [(3.0, -1.0, (2.0, -1.0)), (3.0, -4.0, (0.0, 4.0)), (3.0, 7.0, (9.0, -7.0)), (3.0, 6.0, (9.0, 6.0))]
    {
        assert_eq!(bounce(place, motion, 9.0), expected);
        let (moved, motion) = bounce(F32x4::splat(place), F32x4::splat(motion), 9.0);
        assert_eq!((lanes(moved), lanes(motion)), (bits(&[expected.0; 4]), bits(&[expected.1; 4])));
    }
}

#[test]
fn keeps_particles_in_the_picture_and_in_motion() {
    let (width, height) = (320, 180);
    let mut particles = Particles::at_rest(1000, width, height);
    for frame in 0..1000 {
        advance::<f32>(&mut particles, &bodies(frame, width, height), width, height);
        assert!(particles.x.iter().all(|x| (0.0..=319.0).contains(x)), "frame {frame}");
        assert!(particles.y.iter().all(|y| (0.0..=179.0).contains(y)), "frame {frame}");
    }
    // Neither come to rest, where floats get slow, nor run away.
    let speeds = particles.dx.iter().zip(particles.dy.iter()).map(|(dx, dy)| dx.hypot(*dy));
    let mean = speeds.sum::<f32>() / 1000.0;
    assert!((0.1..20.0).contains(&mean), "mean speed {mean}");
}
