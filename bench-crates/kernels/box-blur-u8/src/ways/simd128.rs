use std::arch::wasm32::{
    i16x8_q15mulr_sat, u8x16_narrow_i16x8, u16x8_add, u16x8_extend_high_u8x16, u16x8_extend_low_u8x16, u16x8_splat,
    u16x8_sub, u64x2, v128,
};

use support::register::{constant, load, store};

use super::Way;
use super::column::blur_column;
use super::turn::{BLOCK, turned};
use crate::kernel::{PART, RADIUS, first};

/// Blurs down and turns, twice: the second time down is across, and the picture ends up as it was.
pub struct Simd128;

impl Way for Simd128 {
    fn blur(side: usize, source: &[u8], half_blurred: &mut [u8], _: &mut [u16], blurred: &mut [u8]) {
        blur_down_and_turn(side, source, half_blurred);
        blur_down_and_turn(side, half_blurred, blurred);
    }
}

/// Sixteen columns at a time, whose sums never leave their registers.
fn blur_down_and_turn(side: usize, source: &[u8], turned: &mut [u8]) {
    let whole = side - side % BLOCK;
    for column in (0..whole).step_by(BLOCK) {
        blur_columns(side, source, column, &mut turned[column * side..][..BLOCK * side]);
    }
    for column in whole..side {
        blur_column(side, source, column, &mut turned[column * side..][..side]);
    }
}

/// Blurs sixteen columns from `column` on, and writes them as rows.
fn blur_columns(side: usize, source: &[u8], column: usize, rows: &mut [u8]) {
    let part = constant(u16x8_splat(PART));
    let load_row = |row: usize| load(&source[row * side + column..]);
    let mut sums = first(side).map(load_row).fold(Sums::ZERO, Sums::plus);
    for place in (0..side).step_by(BLOCK) {
        let mut block = [u64x2(0, 0); BLOCK];
        // Beyond the last row these are never stored.
        for (index, means) in block.iter_mut().enumerate() {
            let row = place + index;
            *means = sums.means(part);
            let (comes, goes) = ((row + RADIUS + 1).min(side - 1), row.saturating_sub(RADIUS).min(side - 1));
            sums = sums.plus_less(load_row(comes), load_row(goes));
        }
        store_block(turned(block), side, place, rows);
    }
}

/// Writes as much of each row of a block as there is room for.
fn store_block(block: [v128; BLOCK], side: usize, place: usize, rows: &mut [u8]) {
    for (lanes, row) in block.into_iter().zip(rows.chunks_exact_mut(side)) {
        let row = &mut row[place..];
        if row.len() >= BLOCK {
            store(lanes, row);
        } else {
            let mut bytes = [0; BLOCK];
            store(lanes, &mut bytes);
            row.copy_from_slice(&bytes[..row.len()]);
        }
    }
}

/// Running sums of sixteen columns.
#[derive(Clone, Copy)]
struct Sums {
    low: v128,
    high: v128,
}

impl Sums {
    const ZERO: Self = Self { low: u64x2(0, 0), high: u64x2(0, 0) };

    fn plus(self, bytes: v128) -> Self {
        Self {
            low: u16x8_add(self.low, u16x8_extend_low_u8x16(bytes)),
            high: u16x8_add(self.high, u16x8_extend_high_u8x16(bytes)),
        }
    }

    /// The difference first: so a sum waits one cycle for the one before, not two.
    fn plus_less(self, comes: v128, goes: v128) -> Self {
        let low = u16x8_sub(u16x8_extend_low_u8x16(comes), u16x8_extend_low_u8x16(goes));
        let high = u16x8_sub(u16x8_extend_high_u8x16(comes), u16x8_extend_high_u8x16(goes));
        Self { low: u16x8_add(self.low, low), high: u16x8_add(self.high, high) }
    }

    /// `part` is `PART` in every lane.
    fn means(self, part: v128) -> v128 {
        let mean = |sums| i16x8_q15mulr_sat(sums, part);
        u8x16_narrow_i16x8(mean(self.low), mean(self.high))
    }
}
