use std::arch::wasm32::{
    i16x8, i32x4_add, i32x4_dot_i16x8, u8x16_narrow_i16x8, u16x8_add, u16x8_narrow_i32x4, u16x8_shr, u16x8_splat, v128,
    v128_and,
};

use support::register::{constant, load, store};

use super::Lanes;
use crate::kernel::{HALF, WEIGHTS};

/// Sixteen pixels in four 128-bit registers, by safe intrinsics.
pub struct Simd128;

/// Constants, in registers.
pub struct Constants {
    /// The lower byte of each 16 bits.
    low: v128,
    red_and_blue: v128,
    green_and_alpha: v128,
    half: v128,
}

impl Lanes for Simd128 {
    const PIXELS: usize = 16;
    type Constants = Constants;

    fn constants() -> Constants {
        let [red, green, blue] = WEIGHTS.map(u16::cast_signed);
        Constants {
            low: constant(u16x8_splat(0x00ff)),
            red_and_blue: constant(i16x8(red, blue, red, blue, red, blue, red, blue)),
            green_and_alpha: constant(i16x8(green, 0, green, 0, green, 0, green, 0)),
            half: constant(u16x8_splat(HALF)),
        }
    }

    fn grey(by: &Constants, rgba: &[u8], luma: &mut [u8]) {
        let sums = |at| by.weighted_sums(load(&rgba[at..at + 16]));
        let first = by.rounded(u16x8_narrow_i32x4(sums(0), sums(16)));
        let second = by.rounded(u16x8_narrow_i32x4(sums(32), sums(48)));
        store(u8x16_narrow_i16x8(first, second), luma);
    }
}

impl Constants {
    /// The weighted sums of four pixels, 65,280 at most.
    ///
    /// In 16-bit lanes a pixel is red and green, blue and alpha. Masked, that leaves red and blue; shifted, green and
    /// alpha: two dot products of pairs, and no channel has to be moved.
    fn weighted_sums(&self, pixels: v128) -> v128 {
        let red_and_blue = v128_and(pixels, self.low);
        let green_and_alpha = u16x8_shr(pixels, 8);
        i32x4_add(
            i32x4_dot_i16x8(red_and_blue, self.red_and_blue),
            i32x4_dot_i16x8(green_and_alpha, self.green_and_alpha),
        )
    }

    fn rounded(&self, sums: v128) -> v128 {
        u16x8_shr(u16x8_add(sums, self.half), 8)
    }
}
