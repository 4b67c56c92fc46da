use std::arch::wasm32::{
    i8x16, i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, u8x16_narrow_i16x8, u8x16_shuffle, u8x16_splat,
    u8x16_swizzle, u16x8_add, u16x8_extend_high_u8x16, u16x8_extend_low_u8x16, u16x8_mul, u16x8_shr, v128, v128_and,
};

use support::register;

use super::Lanes;
use crate::curve::SEGMENTS;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// Constants, in registers.
pub struct Constants {
    tilts: v128,
    low_of_lifts: v128,
    high_of_lifts: v128,
    lowest_four: v128,
}

/// One byte of what `SEGMENTS` holds, for each of them: the tilt, the lower byte of the lift, or its higher one.
const fn by_segment(which: usize) -> v128 {
    let mut bytes = [0; 16];
    let mut segment = 0;
    while segment < bytes.len() {
        let (tilt, lift) = SEGMENTS[segment];
        let [low, high] = lift.to_le_bytes();
        bytes[segment] = [tilt, low.cast_signed(), high.cast_signed()][which];
        segment += 1;
    }
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = bytes;
    i8x16(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)
}

/// Eight results, in 16 bits.
fn parabola(x: v128, tilt: v128, lift: v128) -> v128 {
    u16x8_shr(u16x8_add(u16x8_mul(x, u16x8_add(x, tilt)), lift), 8)
}

impl Lanes for Simd128 {
    const LANES: usize = 16;
    type Constants = Constants;

    fn constants() -> Constants {
        Constants {
            tilts: register::constant(const { by_segment(0) }),
            low_of_lifts: register::constant(const { by_segment(1) }),
            high_of_lifts: register::constant(const { by_segment(2) }),
            lowest_four: register::constant(u8x16_splat(0x0f)),
        }
    }

    fn load(bytes: &[u8]) -> Self {
        Self(register::load(bytes))
    }

    fn decode(self, by: &Constants) -> Self {
        // x86 shifts no bytes, and engines make up for it with a mask that they make anew at every use.
        let segments = v128_and(u16x8_shr(self.0, 4), by.lowest_four);
        let tilts = u8x16_swizzle(by.tilts, segments);
        let (low, high) = (u8x16_swizzle(by.low_of_lifts, segments), u8x16_swizzle(by.high_of_lifts, segments));

        let first = parabola(
            u16x8_extend_low_u8x16(self.0),
            i16x8_extend_low_i8x16(tilts),
            u8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(low, high),
        );
        let second = parabola(
            u16x8_extend_high_u8x16(self.0),
            i16x8_extend_high_i8x16(tilts),
            u8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(low, high),
        );
        Self(u8x16_narrow_i16x8(first, second))
    }

    fn store(self, bytes: &mut [u8]) {
        register::store(self.0, bytes);
    }
}
