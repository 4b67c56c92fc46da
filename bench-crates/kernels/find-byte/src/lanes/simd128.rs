use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128, v128_or};

use support::register;

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    fn splat(value: u8) -> Self {
        Self(u8x16_splat(value))
    }

    fn load(bytes: &[u8; 16]) -> Self {
        Self(register::load(bytes))
    }

    fn equal(self, other: Self) -> Self {
        Self(u8x16_eq(self.0, other.0))
    }

    fn or(self, other: Self) -> Self {
        Self(v128_or(self.0, other.0))
    }

    fn any(self) -> bool {
        u8x16_bitmask(self.0) != 0
    }

    fn bits(self) -> u16 {
        u8x16_bitmask(self.0)
    }
}
