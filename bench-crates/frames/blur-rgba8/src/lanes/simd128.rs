use std::arch::wasm32::{
    u8x16_narrow_i16x8, u16x8, u16x8_add, u16x8_extend_high_u8x16, u16x8_extend_low_u8x16, u16x8_extract_lane,
    u16x8_shl, u16x8_shr, u16x8_splat, u64x2, u64x2_extract_lane, v128,
};
use std::ops::{Add, Shl, Shr};

use super::Lanes;

/// Sixteen `u16` in two 128-bit registers, as many as one register has bytes, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128 {
    low: v128,
    high: v128,
}

impl Add for Simd128 {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { low: u16x8_add(self.low, other.low), high: u16x8_add(self.high, other.high) }
    }
}

impl Shl<u32> for Simd128 {
    type Output = Self;

    fn shl(self, bits: u32) -> Self {
        Self { low: u16x8_shl(self.low, bits), high: u16x8_shl(self.high, bits) }
    }
}

impl Shr<u32> for Simd128 {
    type Output = Self;

    fn shr(self, bits: u32) -> Self {
        Self { low: u16x8_shr(self.low, bits), high: u16x8_shr(self.high, bits) }
    }
}

impl Lanes for Simd128 {
    const LANES: usize = 16;

    fn splat(value: u16) -> Self {
        Self { low: u16x8_splat(value), high: u16x8_splat(value) }
    }

    fn widen(bytes: &[u8]) -> Self {
        // LLVM makes one v128.load of this.
        let half = |at| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
        let bytes = u64x2(half(0), half(8));
        Self { low: u16x8_extend_low_u8x16(bytes), high: u16x8_extend_high_u8x16(bytes) }
    }

    fn load(elements: &[u16]) -> Self {
        // And two of this.
        let eight = |e: &[u16]| u16x8(e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7]);
        Self { low: eight(&elements[..8]), high: eight(&elements[8..16]) }
    }

    fn store(self, to: &mut [u16]) {
        to[..8].copy_from_slice(&eight_lanes(self.low));
        to[8..16].copy_from_slice(&eight_lanes(self.high));
    }

    fn store_bytes(self, to: &mut [u8]) {
        // Narrows to 255 at most, which no lane exceeds.
        let bytes = u8x16_narrow_i16x8(self.low, self.high);
        to[..8].copy_from_slice(&u64x2_extract_lane::<0>(bytes).to_le_bytes());
        to[8..16].copy_from_slice(&u64x2_extract_lane::<1>(bytes).to_le_bytes());
    }
}

/// LLVM makes one v128.store of these.
fn eight_lanes(lanes: v128) -> [u16; 8] {
    [
        u16x8_extract_lane::<0>(lanes),
        u16x8_extract_lane::<1>(lanes),
        u16x8_extract_lane::<2>(lanes),
        u16x8_extract_lane::<3>(lanes),
        u16x8_extract_lane::<4>(lanes),
        u16x8_extract_lane::<5>(lanes),
        u16x8_extract_lane::<6>(lanes),
        u16x8_extract_lane::<7>(lanes),
    ]
}
