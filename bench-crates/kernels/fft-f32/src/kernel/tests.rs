use support::{F32Shuffles, F32x4, noise};

use super::transform;
use crate::naive::naive_bin;
use crate::plan::Plan;

fn transformed<L: F32Shuffles>(input: &[f32]) -> Vec<f32> {
    let plan = Plan::new(input.len() / 2, L::LANES);
    let (mut work, mut output) = (vec![f32::NAN; input.len()], vec![f32::NAN; input.len()]);
    transform::<L>(&plan, input, &mut work, &mut output);
    output
}

fn bits(values: &[f32]) -> Vec<u32> {
    values.iter().map(|value| value.to_bits()).collect()
}

#[test]
fn agrees_with_the_oracle() {
    for points in [16, 32, 64, 128, 256, 512] {
        for seed in 0..3 {
            let input: Vec<f32> =
                (0..2 * points).map(|index| noise(index + seed * 10_000) as f32 / 2e9 - 1.0).collect();
            let output = transformed::<f32>(&input);
            for (bin, found) in output.chunks_exact(2).enumerate() {
                let (re, im) = naive_bin(&input, bin);
                let error = (f64::from(found[0]) - re).hypot(f64::from(found[1]) - im);
                assert!(error < 1e-6 * f64::from(points), "bin {bin} of {points}: off by {error}");
            }
        }
    }
}

#[test]
fn is_the_same_to_the_bit_in_four_lanes() {
    for points in [16, 32, 64, 128, 256, 1024, 2048, 4096] {
        let input: Vec<f32> = (0..2 * points).map(|index| noise(index) as f32 / 2e9 - 1.0).collect();
        assert_eq!(bits(&transformed::<f32>(&input)), bits(&transformed::<F32x4>(&input)), "{points} points");
    }
}

#[test]
fn finds_a_tone() {
    for (points, tone) in [(16_u32, 3_u32), (32, 31), (1024, 700), (2048, 1)] {
        let input: Vec<f32> = (0..points)
            .flat_map(|index| {
                let angle = std::f64::consts::TAU * f64::from(index * tone % points) / f64::from(points);
                [angle.cos() as f32, angle.sin() as f32]
            })
            .collect();
        for (bin, found) in transformed::<F32x4>(&input).chunks_exact(2).enumerate() {
            let expected = if bin == tone as usize { points as f32 } else { 0.0 };
            assert!((found[0] - expected).hypot(found[1]) < 1e-3, "bin {bin} of {points}: {found:?}");
        }
    }
}
