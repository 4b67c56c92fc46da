//! With SIMD: the distance of a character from what it stands for depends on its upper half, but for `/`; whether it
//! is of the alphabet, on both: each half chooses a set of bits, and the sets of a right character have none in
//! common.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

use crate::lanes::Lanes;
use crate::tables;

const BY_LOW_HALF: [u8; 16] =
    [0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1a, 0x1b, 0x1b, 0x1b, 0x1a];
const BY_HIGH_HALF: [u8; 16] =
    [0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10];

/// What to add to a character, by its upper half, or by 1 for `/`, whose upper half is that of `+`.
const DISTANCES: [u8; 16] = {
    let mut distances = [0; 16];
    distances[1] = 63_u8.wrapping_sub(b'/');
    distances[2] = 62_u8.wrapping_sub(b'+');
    distances[3] = 52_u8.wrapping_sub(b'0');
    distances[4] = 0_u8.wrapping_sub(b'A');
    distances[5] = distances[4];
    distances[6] = 26_u8.wrapping_sub(b'a');
    distances[7] = distances[6];
    distances
};

/// Where, among the three lower bytes of each four, the bytes are that come out; the last four are overwritten.
const ORDER: [u8; 16] = [2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 0, 0, 0, 0];

/// Characters that are decoded in a step of the loop.
const BLOCK: usize = 64;

/// See [`crate::decode::DecodeQuanta`].
pub fn decode_quanta<L: Lanes>(text: &[u8], bytes: &mut [u8]) -> bool {
    let constants = Constants::<L>::new();
    let mut mistakes = L::splat(0);
    let (mut text, mut bytes) = (text, bytes);
    // Twelve bytes come out of a register, and 16 are stored: four more than the block's own are overwritten.
    while let (Some((block, text_after)), Some(decoded)) =
        (text.split_first_chunk::<BLOCK>(), bytes.first_chunk_mut::<{ BLOCK / 4 * 3 + 4 }>())
    {
        let (registers, _) = block.as_chunks();
        for (at, register) in registers.iter().enumerate() {
            let (values, wrong) = constants.values(L::load(register));
            mistakes = mistakes.or(wrong);
            if let Some(sixteen) = decoded[12 * at..].first_chunk_mut() {
                let quanta = values.pairs(constants.pair_factors).quanta(constants.quanta_factors);
                quanta.look_up(constants.order).store(sixteen);
            }
        }
        text = text_after;
        bytes = &mut bytes[BLOCK / 4 * 3..];
    }
    tables::decode_quanta(text, bytes) && !mistakes.any()
}

struct Constants<L> {
    by_low_half: L,
    by_high_half: L,
    distances: L,
    lowest_four: L,
    slash: L,
    pair_factors: L,
    quanta_factors: L,
    order: L,
}

impl<L: Lanes> Constants<L> {
    fn new() -> Self {
        Self {
            by_low_half: L::constant(BY_LOW_HALF),
            by_high_half: L::constant(BY_HIGH_HALF),
            distances: L::constant(DISTANCES),
            lowest_four: L::constant([0x0f; 16]),
            slash: L::constant([b'/'; 16]),
            pair_factors: L::constant(L::PAIR_FACTORS),
            // 4096 and 1, of 16 bits each.
            quanta_factors: L::constant([0, 0x10, 1, 0, 0, 0x10, 1, 0, 0, 0x10, 1, 0, 0, 0x10, 1, 0]),
            order: L::constant(ORDER),
        }
    }

    /// The 6 bits that each character stands for, and something else than 0 where one stands for nothing.
    #[inline]
    fn values(&self, characters: L) -> (L, L) {
        let high = characters.high_halves(self.lowest_four);
        let wrong = self.by_low_half.look_up(characters.and(self.lowest_four)).and(self.by_high_half.look_up(high));
        // Yes is all ones, which is -1.
        let distances = self.distances.look_up(high.plus(characters.equal(self.slash)));
        (characters.plus(distances), wrong)
    }
}
