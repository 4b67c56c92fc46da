use std::arch::wasm32::{
    i8x16, u8x16_add, u8x16_swizzle, u16x8_add, u16x8_mul, u16x8_shr, u16x8_splat, v128, v128_and, v128_andnot,
    v128_or, v128_xor,
};

use support::register;

use super::Lanes;

/// Four pixels in a 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// Alpha of each pixel, twice, in 16 bits. An index that is no lane makes 0.
const ALPHAS: v128 = i8x16(3, -1, 3, -1, 7, -1, 7, -1, 11, -1, 11, -1, 15, -1, 15, -1);

/// Constants, in registers.
pub struct Constants {
    /// The lower byte of each 16 bits.
    low: v128,
    half: v128,
}

impl Constants {
    /// Each 16 bits times those of `factors`, over 255, rounded: in the upper byte of the 16.
    fn times_255ths(&self, halves: v128, factors: v128) -> v128 {
        let rounding = u16x8_add(u16x8_mul(halves, factors), self.half);
        u16x8_add(rounding, u16x8_shr(rounding, 8))
    }
}

impl Lanes for Simd128 {
    const BYTES: usize = 16;
    type Constants = Constants;

    fn constants() -> Constants {
        Constants { low: register::constant(u16x8_splat(0x00ff)), half: register::constant(u16x8_splat(128)) }
    }

    fn load(bytes: &[u8]) -> Self {
        Self(register::load(bytes))
    }

    fn over(self, below: Self, by: &Constants) -> Self {
        // 255 less a byte is the byte with all bits turned.
        let let_through = v128_xor(u8x16_swizzle(self.0, ALPHAS), by.low);
        let red_and_blue = by.times_255ths(v128_and(below.0, by.low), let_through);
        let green_and_alpha = by.times_255ths(u16x8_shr(below.0, 8), let_through);
        let remains = v128_or(u16x8_shr(red_and_blue, 8), v128_andnot(green_and_alpha, by.low));
        Self(u8x16_add(self.0, remains))
    }

    fn store(self, bytes: &mut [u8]) {
        register::store(self.0, bytes);
    }
}
