use super::{Channel, Memory, in_turn, skewed, turn};
use crate::bands::{BANDS, Coefficients, bands};
use crate::input::sample;

type Filter = fn(&[Coefficients; BANDS], [Channel; 2]);

/// Both channels of noise, in blocks of the given lengths in turn.
fn filtered(filter: Filter, frames: usize, blocks: &[usize]) -> ([Vec<u32>; 2], [Memory; 2]) {
    let inputs: [Vec<f32>; 2] = [0, 1 << 20].map(|from| (from..from + frames as u32).map(sample).collect());
    let mut outputs = [vec![f32::NAN; frames], vec![f32::NAN; frames]];
    let mut memories = [Memory::default(); 2];
    let mut begin = 0;
    for length in blocks.iter().cycle() {
        let end = (begin + length).min(frames);
        let [left, right] = &mut outputs;
        let [left_memory, right_memory] = &mut memories;
        let left = Channel { memory: left_memory, input: &inputs[0][begin..end], output: &mut left[begin..end] };
        let right = Channel { memory: right_memory, input: &inputs[1][begin..end], output: &mut right[begin..end] };
        filter(&bands(), [left, right]);
        begin = end;
        if begin == frames {
            break;
        }
    }
    (outputs.map(|output| output.into_iter().map(f32::to_bits).collect()), memories)
}

#[test]
fn both_ways_are_the_same_to_the_bit() {
    for frames in (0..70).chain([1003]) {
        assert_eq!(
            filtered(in_turn::filter, frames, &[128]),
            filtered(skewed::filter, frames, &[128]),
            "{frames} frames"
        );
    }
}

#[test]
fn blocks_make_no_difference() {
    let whole = filtered(in_turn::filter, 500, &[500]);
    for blocks in [&[1][..], &[2, 3], &[4], &[5, 1, 7], &[128]] {
        assert_eq!(filtered(in_turn::filter, 500, blocks), whole, "{blocks:?}, in turn");
        assert_eq!(filtered(skewed::filter, 500, blocks), whole, "{blocks:?}, skewed");
    }
}

#[test]
fn a_filter_is_its_difference_equation() {
    for band in bands() {
        let [b0, b1, b2, a1, a2] = [band.b0, band.b1, band.b2, band.a1, band.a2].map(f64::from);
        let mut memory = Memory::default();
        let (mut x, mut y) = ([0.0; 3], [0.0; 3]);
        for index in 0..2000 {
            x = [f64::from(sample(index)), x[0], x[1]];
            y = [b0 * x[0] + b1 * x[1] + b2 * x[2] - a1 * y[0] - a2 * y[1], y[0], y[1]];
            let found = turn(&band, &mut memory, 2, x[0] as f32);
            assert!((f64::from(found) - y[0]).abs() < 1e-4, "sample {index}: {found} instead of {}", y[0]);
        }
    }
}
