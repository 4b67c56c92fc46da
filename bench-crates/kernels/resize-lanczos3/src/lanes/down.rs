use std::arch::wasm32::{u8x16_shuffle, u16x8_extend_high_u8x16, u16x8_extend_low_u8x16, v128};

use super::register::{Pairs, Sums, load, pairs, store};
use crate::axis::{TAPS, Weights};
use crate::kernel::Block;

/// Sixteen sums.
type BlockOfSums = [Sums; 4];

/// Writes the row whose window the first twelve of these rows are.
pub fn one_row(weights: &Weights, blocks: usize, rows: &[Block], to: &mut [Block]) {
    let weights = pairs(weights);
    let rows: [&[Block]; TAPS] = std::array::from_fn(|row| &rows[row * blocks..][..blocks]);
    for (block, to) in to.iter_mut().enumerate() {
        let mut sums = [Sums::new(); 4];
        for (pair, weights) in weights.into_iter().enumerate() {
            sums = plus(sums, widened(&rows[2 * pair][block], &rows[2 * pair + 1][block]), weights);
        }
        store(Sums::bytes(sums), to);
    }
}

/// Writes two rows. Of the two windows, which these rows begin with, the second begins one pair of rows later.
pub fn two_rows(weights: &Weights, blocks: usize, rows: &[Block], to: &mut [Block]) {
    let weights: Pairs = pairs(weights);
    let rows: [&[Block]; TAPS + 2] = std::array::from_fn(|row| &rows[row * blocks..][..blocks]);
    let (upper, lower) = to.split_at_mut(blocks);
    for (block, (upper, lower)) in upper.iter_mut().zip(lower).enumerate() {
        let mut sums = [[Sums::new(); 4]; 2];
        for pair in 0..=weights.len() {
            let taps = widened(&rows[2 * pair][block], &rows[2 * pair + 1][block]);
            if let Some(&weights) = weights.get(pair) {
                sums[0] = plus(sums[0], taps, weights);
            }
            if pair > 0 {
                sums[1] = plus(sums[1], taps, weights[pair - 1]);
            }
        }
        store(Sums::bytes(sums[0]), upper);
        store(Sums::bytes(sums[1]), lower);
    }
}

/// Bytes of two rows, by turns, in 16 bits.
fn widened(upper: &Block, lower: &Block) -> [v128; 4] {
    let (upper, lower) = (load(upper), load(lower));
    let left = u8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(upper, lower);
    let right = u8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(upper, lower);
    [
        u16x8_extend_low_u8x16(left),
        u16x8_extend_high_u8x16(left),
        u16x8_extend_low_u8x16(right),
        u16x8_extend_high_u8x16(right),
    ]
}

fn plus(sums: BlockOfSums, taps: [v128; 4], weights: v128) -> BlockOfSums {
    std::array::from_fn(|index| sums[index].plus(taps[index], weights))
}
