use super::Lanes;
use crate::axis::{Axis, HALF, PRECISION, TAPS, Weights};
use crate::kernel::{BLOCK, Block, CHANNELS};

/// Plain Rust, which the compiler may vectorise where the target allows it.
pub struct Scalar;

impl Lanes for Scalar {
    fn down(axis: &Axis, blocks: usize, from: &[Block], to: &mut [Block]) {
        for ((&first, weights), to) in axis.first.iter().zip(&axis.weights).zip(to.chunks_exact_mut(blocks)) {
            let rows = std::array::from_fn(|tap| &from[(first + tap) * blocks..][..blocks]);
            for (block, to) in to.iter_mut().enumerate() {
                *to = weighted(rows.map(|row| &row[block]), weights);
            }
        }
    }

    fn across(axis: &Axis, from: &[Block], to: &mut [[u8; CHANNELS]]) {
        let pixels = from.as_flattened().as_chunks::<CHANNELS>().0;
        for ((&first, weights), to) in axis.first.iter().zip(&axis.weights).zip(to) {
            let window: &[[u8; CHANNELS]; TAPS] = pixels[first..].first_chunk().expect("windows lie inside");
            *to = weighted(window.each_ref(), weights);
        }
    }
}

/// The weighted sum of several bytes, in each of their places.
fn weighted<const BYTES: usize>(taps: [&[u8; BYTES]; TAPS], weights: &Weights) -> [u8; BYTES] {
    const { assert!(BYTES <= BLOCK) }
    std::array::from_fn(|byte| {
        let products = taps.iter().zip(weights).map(|(tap, &weight)| i32::from(tap[byte]) * i32::from(weight));
        ((products.sum::<i32>() + HALF) >> PRECISION).clamp(0, 255).cast_unsigned() as u8
    })
}
