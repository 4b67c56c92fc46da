use std::arch::wasm32::{
    i16x8, i32x4_add, i32x4_dot_i16x8, u8x16_narrow_i16x8, u16x8_add, u16x8_narrow_i32x4, u16x8_shr, u16x8_splat,
    u64x2, u64x2_extract_lane, v128, v128_and,
};

use super::Lanes;
use crate::kernel::{HALF, WEIGHTS};

/// Sixteen pixels in four 128-bit registers, by safe intrinsics.
pub struct Simd128;

impl Lanes for Simd128 {
    const PIXELS: usize = 16;

    fn grey(rgba: &[u8], luma: &mut [u8]) {
        let sums = |at| weighted_sums(load(&rgba[at..at + 16]));
        let first = rounded(u16x8_narrow_i32x4(sums(0), sums(16)));
        let second = rounded(u16x8_narrow_i32x4(sums(32), sums(48)));
        store(u8x16_narrow_i16x8(first, second), luma);
    }
}

/// The weighted sums of four pixels, 65,280 at most.
///
/// In 16-bit lanes a pixel is red and green, blue and alpha. Masked, that leaves red and blue; shifted, green and alpha:
/// two dot products of pairs, and no channel has to be moved.
fn weighted_sums(pixels: v128) -> v128 {
    let [red, green, blue] = WEIGHTS.map(u16::cast_signed);
    let red_and_blue = v128_and(pixels, u16x8_splat(0x00ff));
    let green_and_alpha = u16x8_shr(pixels, 8);
    i32x4_add(
        i32x4_dot_i16x8(red_and_blue, i16x8(red, blue, red, blue, red, blue, red, blue)),
        i32x4_dot_i16x8(green_and_alpha, i16x8(green, 0, green, 0, green, 0, green, 0)),
    )
}

fn rounded(sums: v128) -> v128 {
    u16x8_shr(u16x8_add(sums, u16x8_splat(HALF)), 8)
}

fn load(bytes: &[u8]) -> v128 {
    // LLVM makes one v128.load of this.
    let half = |at| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
    u64x2(half(0), half(8))
}

fn store(lanes: v128, bytes: &mut [u8]) {
    // And one v128.store of this.
    bytes[..8].copy_from_slice(&u64x2_extract_lane::<0>(lanes).to_le_bytes());
    bytes[8..16].copy_from_slice(&u64x2_extract_lane::<1>(lanes).to_le_bytes());
}
