use std::arch::wasm32::{
    i8x16, u8x16_add, u8x16_swizzle, u16x8_add, u16x8_mul, u16x8_shr, u16x8_splat, u64x2, u64x2_extract_lane, v128,
    v128_and, v128_or, v128_xor,
};

use super::Lanes;

/// Four pixels in a 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// Alpha of each pixel, twice, in 16 bits. An index that is no lane makes 0.
const ALPHAS: v128 = i8x16(3, -1, 3, -1, 7, -1, 7, -1, 11, -1, 11, -1, 15, -1, 15, -1);

/// Each 16 bits times those of `factors`, over 255, rounded: in the upper byte of the 16.
fn times_255ths(halves: v128, factors: v128) -> v128 {
    let rounding = u16x8_add(u16x8_mul(halves, factors), u16x8_splat(128));
    u16x8_add(rounding, u16x8_shr(rounding, 8))
}

impl Lanes for Simd128 {
    const BYTES: usize = 16;

    fn load(bytes: &[u8]) -> Self {
        // LLVM makes one v128.load of this.
        let half = |at| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
        Self(u64x2(half(0), half(8)))
    }

    fn over(self, below: Self) -> Self {
        let low = u16x8_splat(0x00ff);
        // 255 less a byte is the byte with all bits turned.
        let let_through = v128_xor(u8x16_swizzle(self.0, ALPHAS), low);
        let red_and_blue = times_255ths(v128_and(below.0, low), let_through);
        let green_and_alpha = times_255ths(u16x8_shr(below.0, 8), let_through);
        let remains = v128_or(u16x8_shr(red_and_blue, 8), v128_and(green_and_alpha, u16x8_splat(0xff00)));
        Self(u8x16_add(self.0, remains))
    }

    fn store(self, bytes: &mut [u8]) {
        // And one v128.store of this.
        bytes[..8].copy_from_slice(&u64x2_extract_lane::<0>(self.0).to_le_bytes());
        bytes[8..16].copy_from_slice(&u64x2_extract_lane::<1>(self.0).to_le_bytes());
    }
}
