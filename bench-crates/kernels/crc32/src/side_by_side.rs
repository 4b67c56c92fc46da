//! With SIMD: 16 CRCs in the lanes of four registers, one for each byte of a CRC.
//!
//! A block of 256 bytes is 16 rows of 16, and each lane divides a row. To go on in the next block, 240 bytes further,
//! a lane does as if there were so many zeros between. In the end what 15 lanes are short of is made up for in the
//! same way. A table of 256 entries is two of 16, since remainders of sums are sums of remainders.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

use std::array::from_fn;

use crate::division::after_zeros;
use crate::lanes::Lanes;
use crate::tables;

/// Rows, and bytes in each.
const SIDE: usize = 16;

/// By half of a byte, the lower one first, and byte of the remainder: that byte, for each value of the half.
type Halves = [[[u8; 16]; 4]; 2];

/// What a byte leaves.
const AFTER_BYTE: Halves = halves(0, 1);

/// What each of the four bytes of a remainder leaves 240 bytes later.
const AFTER_ROWS: [Halves; 4] = [halves(0, 240), halves(1, 240), halves(2, 240), halves(3, 240)];

const fn halves(byte: u32, zeros: u32) -> Halves {
    let mut tables = [[[0; 16]; 4]; 2];
    let mut value = 0;
    while value < 16 {
        let low = after_zeros((value as u32) << (8 * byte), zeros).to_le_bytes();
        let high = after_zeros((value as u32) << (8 * byte + 4), zeros).to_le_bytes();
        let mut place = 0;
        while place < 4 {
            tables[0][place][value] = low[place];
            tables[1][place][value] = high[place];
            place += 1;
        }
        value += 1;
    }
    tables
}

/// The remainder after further bytes.
pub fn add<L: Lanes>(remainder: u32, bytes: &[u8]) -> u32 {
    let (blocks, rest) = bytes.as_chunks::<{ SIDE * SIDE }>();
    if blocks.is_empty() {
        return tables::add(remainder, bytes);
    }
    let tables = Tables::<L>::new();
    // The remainder so far is the first lane's; it is as if it had come from before the zeros.
    let mut lanes = remainder.to_le_bytes().map(L::in_first_lane);
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            lanes = tables.after_rows(lanes);
        }
        lanes = tables.add_block(lanes, block);
    }
    let bytes_of_lanes = lanes.map(L::store);
    let of_lane = |lane: usize| u32::from_le_bytes(bytes_of_lanes.map(|bytes| bytes[lane]));
    let remainder = (0..SIDE).fold(0, |remainder, lane| tables::after_16_zeros(remainder) ^ of_lane(lane));
    tables::add(remainder, rest)
}

struct Tables<L> {
    lowest_four: L,
    after_byte: [[L; 4]; 2],
    after_rows: [[[L; 4]; 2]; 4],
}

impl<L: Lanes> Tables<L> {
    fn new() -> Self {
        let constants = |tables: Halves| tables.map(|bytes| bytes.map(L::constant));
        Self {
            lowest_four: L::constant([0x0f; 16]),
            after_byte: constants(AFTER_BYTE),
            after_rows: AFTER_ROWS.map(constants),
        }
    }

    /// What bytes leave, by tables for both halves of them.
    #[inline]
    fn look_up(&self, tables: &[[L; 4]; 2], bytes: L) -> [L; 4] {
        let (low, high) = (bytes.and(self.lowest_four), bytes.high_halves(self.lowest_four));
        from_fn(|place| tables[0][place].look_up(low).xor(tables[1][place].look_up(high)))
    }

    #[inline]
    fn after_rows(&self, lanes: [L; 4]) -> [L; 4] {
        let [a, b, c, d] = from_fn(|byte| self.look_up(&self.after_rows[byte], lanes[byte]));
        from_fn(|place| a[place].xor(b[place]).xor(c[place].xor(d[place])))
    }

    #[inline]
    fn add_block(&self, lanes: [L; 4], block: &[u8; SIDE * SIDE]) -> [L; 4] {
        let (rows, _) = block.as_chunks();
        let columns = transposed(from_fn(|row| L::load(&rows[row])));
        columns.into_iter().fold(lanes, |[first, second, third, fourth], column| {
            let [a, b, c, d] = self.look_up(&self.after_byte, first.xor(column));
            [a.xor(second), b.xor(third), c.xor(fourth), d]
        })
    }
}

/// Makes columns of rows. Each of the four steps moves a bit of a byte's place from the number of its row to that of
/// its column, and one the other way.
#[inline]
fn transposed<L: Lanes>(rows: [L; SIDE]) -> [L; SIDE] {
    // No loop, since LLVM would leave it one, and the registers in memory.
    let step = |rows: [L; SIDE]| {
        [
            rows[0].interleaved_low(rows[8]),
            rows[0].interleaved_high(rows[8]),
            rows[1].interleaved_low(rows[9]),
            rows[1].interleaved_high(rows[9]),
            rows[2].interleaved_low(rows[10]),
            rows[2].interleaved_high(rows[10]),
            rows[3].interleaved_low(rows[11]),
            rows[3].interleaved_high(rows[11]),
            rows[4].interleaved_low(rows[12]),
            rows[4].interleaved_high(rows[12]),
            rows[5].interleaved_low(rows[13]),
            rows[5].interleaved_high(rows[13]),
            rows[6].interleaved_low(rows[14]),
            rows[6].interleaved_high(rows[14]),
            rows[7].interleaved_low(rows[15]),
            rows[7].interleaved_high(rows[15]),
        ]
    };
    step(step(step(step(rows))))
}

#[cfg(test)]
mod tests;
