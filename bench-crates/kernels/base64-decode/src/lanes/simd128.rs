#[cfg(all(target_feature = "relaxed-simd", feature = "relaxed"))]
use std::arch::wasm32::u8x16_relaxed_swizzle as swizzle;
#[cfg(not(all(target_feature = "relaxed-simd", feature = "relaxed")))]
use std::arch::wasm32::u8x16_swizzle as swizzle;
use std::arch::wasm32::{
    i32x4_dot_i16x8, u8x16_add, u8x16_eq, u8x16_splat, u16x8_shr, v128, v128_and, v128_any_true, v128_or,
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

    fn load(bytes: &[u8; 16]) -> Self {
        Self(register::load(bytes))
    }

    fn store(self, bytes: &mut [u8; 16]) {
        register::store(self.0, bytes);
    }

    fn splat(value: u8) -> Self {
        Self(u8x16_splat(value))
    }

    fn or(self, other: Self) -> Self {
        Self(v128_or(self.0, other.0))
    }

    fn and(self, other: Self) -> Self {
        Self(v128_and(self.0, other.0))
    }

    fn plus(self, other: Self) -> Self {
        Self(u8x16_add(self.0, other.0))
    }

    fn equal(self, other: Self) -> Self {
        Self(u8x16_eq(self.0, other.0))
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

    #[cfg(all(target_feature = "relaxed-simd", feature = "relaxed"))]
    const PAIR_FACTORS: [u8; 16] = [64, 1, 64, 1, 64, 1, 64, 1, 64, 1, 64, 1, 64, 1, 64, 1];

    #[cfg(all(target_feature = "relaxed-simd", feature = "relaxed"))]
    fn pairs(self, factors: Self) -> Self {
        // What is relaxed is only whether second factors above 127 are negative.
        Self(std::arch::wasm32::i16x8_relaxed_dot_i8x16_i7x16(factors.0, self.0))
    }

    #[cfg(not(all(target_feature = "relaxed-simd", feature = "relaxed")))]
    const PAIR_FACTORS: [u8; 16] = [255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0];

    #[cfg(not(all(target_feature = "relaxed-simd", feature = "relaxed")))]
    fn pairs(self, factors: Self) -> Self {
        use std::arch::wasm32::u16x8_shl;

        // Nothing multiplies bytes. The factors are a mask for the first of two.
        Self(v128_or(u16x8_shl(v128_and(self.0, factors.0), 6), u16x8_shr(self.0, 8)))
    }

    fn quanta(self, factors: Self) -> Self {
        Self(i32x4_dot_i16x8(self.0, factors.0))
    }

    fn any(self) -> bool {
        v128_any_true(self.0)
    }
}
