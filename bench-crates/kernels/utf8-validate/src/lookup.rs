//! With SIMD: what is wrong with a pair of neighbouring bytes can be told from three of their four halves, each of
//! which chooses a set of mistakes from a table of 16. A mistake was made if it is in all three sets.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

use crate::lanes::Lanes;

// Mistakes, a bit each. The first byte of a pair is a lead or ASCII, and the second should or should not continue it…
const TOO_SHORT: u8 = 1 << 0;
const TOO_LONG: u8 = 1 << 1;
// …or the character could be shorter, is above U+10FFFF, or a surrogate. These two never share their second byte:
const OVERLONG_3: u8 = 1 << 2;
const TOO_LARGE: u8 = 1 << 3;
const SURROGATE: u8 = 1 << 4;
const OVERLONG_2: u8 = 1 << 5;
const OVERLONG_4: u8 = 1 << 6;
const TOO_LARGE_1000: u8 = 1 << 6;
// …or both continue something: right just where a character has three bytes or more.
const TWO_CONTINUE: u8 = 1 << 7;
/// What the low half of the first byte says nothing about.
const ANY_LOW: u8 = TOO_SHORT | TOO_LONG | TWO_CONTINUE;

/// By the high half of the first byte.
const FIRST_HIGH: [u8; 16] = {
    let mut table = [TOO_LONG; 16];
    let mut half = 8;
    while half < 12 {
        table[half] = TWO_CONTINUE;
        half += 1;
    }
    table[0xc] = TOO_SHORT | OVERLONG_2;
    table[0xd] = TOO_SHORT;
    table[0xe] = TOO_SHORT | OVERLONG_3 | SURROGATE;
    table[0xf] = TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4;
    table
};

/// By the low half of the first byte.
const FIRST_LOW: [u8; 16] = {
    let mut table = [ANY_LOW | TOO_LARGE | TOO_LARGE_1000; 16];
    table[0x0] = ANY_LOW | OVERLONG_3 | OVERLONG_2 | OVERLONG_4;
    table[0x1] = ANY_LOW | OVERLONG_2;
    table[0x2] = ANY_LOW;
    table[0x3] = ANY_LOW;
    table[0x4] = ANY_LOW | TOO_LARGE;
    table[0xd] |= SURROGATE;
    table
};

/// By the high half of the second byte.
const SECOND_HIGH: [u8; 16] = {
    let mut table = [TOO_SHORT; 16];
    let any = TOO_LONG | OVERLONG_2 | TWO_CONTINUE;
    table[0x8] = any | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4;
    table[0x9] = any | OVERLONG_3 | TOO_LARGE;
    table[0xa] = any | SURROGATE | TOO_LARGE;
    table[0xb] = any | SURROGATE | TOO_LARGE;
    table
};

/// Leads from which on a register's last, last but one and last but two bytes need more than is left of it.
const LAST_LEADS: [u8; 16] = {
    let mut leads = [0xff; 16];
    leads[13] = 0xf0 - 1;
    leads[14] = 0xe0 - 1;
    leads[15] = 0xc0 - 1;
    leads
};

/// Whether all of it is UTF-8.
pub fn is_utf8<L: Lanes>(text: &[u8]) -> bool {
    let mut validator = Validator::<L>::new();
    let (blocks, rest) = text.as_chunks();
    for block in blocks {
        validator.add(block);
    }
    if !rest.is_empty() {
        let mut last = [0; 64];
        last[..rest.len()].copy_from_slice(rest);
        validator.add(&last);
    }
    !validator.mistakes.or(validator.unfinished).any()
}

struct Constants<L> {
    first_high: L,
    first_low: L,
    second_high: L,
    lowest_four: L,
    highest_bit: L,
    last_leads: L,
    third: L,
    fourth: L,
}

struct Validator<L> {
    constants: Constants<L>,
    /// The register before the next one.
    previous: L,
    /// Not 0 where that ended amid a character.
    unfinished: L,
    /// Not 0 where there was a mistake.
    mistakes: L,
}

impl<L: Lanes> Validator<L> {
    fn new() -> Self {
        let zero = L::splat(0);
        let constants = Constants {
            first_high: L::constant(FIRST_HIGH),
            first_low: L::constant(FIRST_LOW),
            second_high: L::constant(SECOND_HIGH),
            lowest_four: L::constant([0x0f; 16]),
            highest_bit: L::constant([TWO_CONTINUE; 16]),
            last_leads: L::constant(LAST_LEADS),
            third: L::constant([0xe0 - 0x80; 16]),
            fourth: L::constant([0xf0 - 0x80; 16]),
        };
        Self { constants, previous: zero, unfinished: zero, mistakes: zero }
    }

    #[inline]
    fn add(&mut self, block: &[u8; 64]) {
        let (registers, _) = block.as_chunks();
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| L::load(&registers[at]));
        let constants = &self.constants;
        if a.or(b).or(c.or(d)).any_highest() {
            for (before, bytes) in [(self.previous, a), (a, b), (b, c), (c, d)] {
                self.mistakes = self.mistakes.or(constants.mistakes(before, bytes));
            }
            self.unfinished = d.minus(constants.last_leads);
        } else {
            // ASCII is wrong only where something else had to go on.
            self.mistakes = self.mistakes.or(self.unfinished);
            self.unfinished = L::splat(0);
        }
        self.previous = d;
    }
}

impl<L: Lanes> Constants<L> {
    /// Not 0 where a byte of `bytes` is wrong after the three before it.
    #[inline]
    fn mistakes(&self, before: L, bytes: L) -> L {
        let first = bytes.shifted::<1>(before);
        let by_first_high = self.first_high.look_up(first.high_halves(self.lowest_four));
        let by_first_low = self.first_low.look_up(first.and(self.lowest_four));
        let by_second_high = self.second_high.look_up(bytes.high_halves(self.lowest_four));
        let of_pair = by_first_high.and(by_first_low).and(by_second_high);
        // The highest bit where a lead of three or four bytes stands two before, or one of four bytes three before.
        let third = bytes.shifted::<2>(before).minus(self.third);
        let fourth = bytes.shifted::<3>(before).minus(self.fourth);
        third.or(fourth).and(self.highest_bit).xor(of_pair)
    }
}

#[cfg(test)]
mod tests;
