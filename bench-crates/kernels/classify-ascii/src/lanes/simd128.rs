use std::arch::wasm32::{i8x16_lt, u8x16_eq, u8x16_splat, u8x16_sub, v128, v128_and, v128_or};

use support::register;

use super::Lanes;
use crate::class::{DIGIT, LETTER, SPACE};

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// Constants, in registers.
pub struct Classifier {
    blank: v128,
    case: v128,
    controls: Range,
    digits: Range,
    letters: Range,
    space: v128,
    digit: v128,
    letter: v128,
}

/// Bytes from one to another.
struct Range {
    first: v128,
    end: v128,
}

impl Range {
    /// Subtracting `first` makes these the lowest 8-bit numbers. x86 compares bytes only as signed, hence the lowest
    /// are those from -128 on: the unsigned comparison takes a third longer.
    fn new(first: u8, last: u8) -> Self {
        Self {
            first: constant(first ^ 0x80),
            end: constant((i8::MIN + (last - first).cast_signed() + 1).cast_unsigned()),
        }
    }

    /// All ones where a byte is in it.
    fn holds(&self, bytes: v128) -> v128 {
        i8x16_lt(u8x16_sub(bytes, self.first), self.end)
    }
}

fn constant(byte: u8) -> v128 {
    register::constant(u8x16_splat(byte))
}

impl Lanes for Simd128 {
    const LANES: usize = 16;
    type Classifier = Classifier;

    fn classifier() -> Classifier {
        Classifier {
            blank: constant(b' '),
            case: constant(0x20),
            controls: Range::new(b'\t', b'\r'),
            digits: Range::new(b'0', b'9'),
            letters: Range::new(b'a', b'z'),
            space: constant(SPACE),
            digit: constant(DIGIT),
            letter: constant(LETTER),
        }
    }

    fn load(bytes: &[u8]) -> Self {
        Self(register::load(bytes))
    }

    fn classify(self, by: &Classifier) -> Self {
        let space = v128_or(u8x16_eq(self.0, by.blank), by.controls.holds(self.0));
        let digit = by.digits.holds(self.0);
        // Setting this bit makes lower case of a capital, and a letter of nothing else.
        let letter = by.letters.holds(v128_or(self.0, by.case));
        let (space, digit) = (v128_and(space, by.space), v128_and(digit, by.digit));
        Self(v128_or(v128_or(space, digit), v128_and(letter, by.letter)))
    }

    fn store(self, bytes: &mut [u8]) {
        register::store(self.0, bytes);
    }
}
