#[cfg(all(target_feature = "relaxed-simd", feature = "relaxed"))]
use std::arch::wasm32::u8x16_relaxed_swizzle as swizzle;
#[cfg(not(all(target_feature = "relaxed-simd", feature = "relaxed")))]
use std::arch::wasm32::u8x16_swizzle as swizzle;
use std::arch::wasm32::{
    u8x16_bitmask, u8x16_shuffle, u8x16_splat, u8x16_sub_sat, u16x8_shr, v128, v128_and, v128_any_true, v128_or,
    v128_xor,
};

use support::register;

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    fn constant(bytes: [u8; 16]) -> Self {
        Self(register::constant(register::load(&bytes)))
    }

    fn splat(value: u8) -> Self {
        Self(u8x16_splat(value))
    }

    fn load(bytes: &[u8; 16]) -> Self {
        Self(register::load(bytes))
    }

    fn or(self, other: Self) -> Self {
        Self(v128_or(self.0, other.0))
    }

    fn and(self, other: Self) -> Self {
        Self(v128_and(self.0, other.0))
    }

    fn xor(self, other: Self) -> Self {
        Self(v128_xor(self.0, other.0))
    }

    fn minus(self, other: Self) -> Self {
        Self(u8x16_sub_sat(self.0, other.0))
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

    fn shifted<const BYTES: usize>(self, previous: Self) -> Self {
        let (from, to) = (previous.0, self.0);
        Self(match BYTES {
            1 => u8x16_shuffle::<15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30>(from, to),
            2 => u8x16_shuffle::<14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29>(from, to),
            3 => u8x16_shuffle::<13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28>(from, to),
            _ => unreachable!(),
        })
    }

    fn any_highest(self) -> bool {
        u8x16_bitmask(self.0) != 0
    }

    fn any(self) -> bool {
        v128_any_true(self.0)
    }
}
