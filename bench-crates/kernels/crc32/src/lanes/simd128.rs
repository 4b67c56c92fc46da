#[cfg(all(target_feature = "relaxed-simd", feature = "relaxed"))]
use std::arch::wasm32::u8x16_relaxed_swizzle as swizzle;
#[cfg(not(all(target_feature = "relaxed-simd", feature = "relaxed")))]
use std::arch::wasm32::u8x16_swizzle as swizzle;
use std::arch::wasm32::{u8x16_replace_lane, u8x16_shuffle, u8x16_splat, u16x8_shr, v128, v128_and, v128_xor};

use support::register;

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    fn constant(bytes: [u8; 16]) -> Self {
        Self(register::constant(register::load(&bytes)))
    }

    fn load(bytes: &[u8; 16]) -> Self {
        Self(register::load(bytes))
    }

    fn store(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        register::store(self.0, &mut bytes);
        bytes
    }

    fn in_first_lane(byte: u8) -> Self {
        Self(u8x16_replace_lane::<0>(u8x16_splat(0), byte))
    }

    fn and(self, other: Self) -> Self {
        Self(v128_and(self.0, other.0))
    }

    fn xor(self, other: Self) -> Self {
        Self(v128_xor(self.0, other.0))
    }

    fn high_halves(self, lowest_four: Self) -> Self {
        // x86 shifts no bytes, and engines make up for it with a mask that they make anew at every use.
        Self(v128_and(u16x8_shr(self.0, 4), lowest_four.0))
    }

    fn look_up(self, indices: Self) -> Self {
        // Relaxed, the processor's own instruction will do: it is indices of 16 and more that processors disagree
        // about.
        Self(swizzle(self.0, indices.0))
    }

    fn interleaved_low(self, other: Self) -> Self {
        Self(u8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(self.0, other.0))
    }

    fn interleaved_high(self, other: Self) -> Self {
        Self(u8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(self.0, other.0))
    }
}
