use std::arch::wasm32::{
    i8x16_lt, i8x16_splat, u8x16_eq, u8x16_splat, u8x16_sub, u64x2, u64x2_extract_lane, v128, v128_and, v128_or,
};

use super::Lanes;
use crate::class::{DIGIT, LETTER, SPACE};

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// All ones where a byte is from `first` to `last`.
///
/// Subtracting makes these the lowest 8-bit numbers. x86 compares bytes only as signed, hence the
/// lowest are those from -128 on: the unsigned comparison takes a third longer.
fn between(bytes: v128, first: u8, last: u8) -> v128 {
    let offsets = u8x16_sub(bytes, u8x16_splat(first ^ 0x80));
    i8x16_lt(offsets, i8x16_splat(i8::MIN + (last - first).cast_signed() + 1))
}

impl Lanes for Simd128 {
    const LANES: usize = 16;

    fn load(bytes: &[u8]) -> Self {
        // LLVM makes one v128.load of this.
        let half = |at| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
        Self(u64x2(half(0), half(8)))
    }

    fn classify(self) -> Self {
        let blank = u8x16_eq(self.0, u8x16_splat(b' '));
        let space = v128_or(blank, between(self.0, b'\t', b'\r'));
        let digit = between(self.0, b'0', b'9');
        // Setting this bit makes lower case of a capital, and a letter of nothing else.
        let letter = between(v128_or(self.0, u8x16_splat(0x20)), b'a', b'z');

        let class = |mask, class| v128_and(mask, u8x16_splat(class));
        Self(v128_or(v128_or(class(space, SPACE), class(digit, DIGIT)), class(letter, LETTER)))
    }

    fn store(self, bytes: &mut [u8]) {
        // And one v128.store of this.
        bytes[..8].copy_from_slice(&u64x2_extract_lane::<0>(self.0).to_le_bytes());
        bytes[8..16].copy_from_slice(&u64x2_extract_lane::<1>(self.0).to_le_bytes());
    }
}
