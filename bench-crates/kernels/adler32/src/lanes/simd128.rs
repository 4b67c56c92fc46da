use std::arch::wasm32::{
    i16x8, i32x4_dot_i16x8, u16x8_add, u16x8_extadd_pairwise_u8x16, u16x8_splat, u32x4_add,
    u32x4_extadd_pairwise_u16x8, u32x4_extract_lane, v128, v128_and,
};

use support::register;

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// Four numbers.
#[derive(Clone, Copy)]
pub struct Wide(v128);

impl Default for Wide {
    fn default() -> Self {
        Self(u16x8_splat(0))
    }
}

impl Lanes for Simd128 {
    const BYTES: usize = 16;
    type Wide = Wide;

    fn low_bytes() -> Self {
        Self(register::constant(u16x8_splat(255)))
    }

    fn zero() -> Self {
        Self(u16x8_splat(0))
    }

    fn load(bytes: &[u8]) -> Self {
        Self(register::load(bytes))
    }

    fn and(self, other: Self) -> Self {
        Self(v128_and(self.0, other.0))
    }

    fn pairs(self, _low_bytes: Self) -> Self {
        Self(u16x8_extadd_pairwise_u8x16(self.0))
    }

    fn plus(self, other: Self) -> Self {
        Self(u16x8_add(self.0, other.0))
    }

    fn widened(self) -> Wide {
        Wide(u32x4_extadd_pairwise_u16x8(self.0))
    }

    fn weighted(self) -> Wide {
        Wide(i32x4_dot_i16x8(self.0, i16x8(15, 13, 11, 9, 7, 5, 3, 1)))
    }

    fn plus_wide(a: Wide, b: Wide) -> Wide {
        Wide(u32x4_add(a.0, b.0))
    }

    fn sum(wide: Wide) -> u64 {
        let [a, b, c, d] = [
            u32x4_extract_lane::<0>(wide.0),
            u32x4_extract_lane::<1>(wide.0),
            u32x4_extract_lane::<2>(wide.0),
            u32x4_extract_lane::<3>(wide.0),
        ];
        u64::from(a) + u64::from(b) + u64::from(c) + u64::from(d)
    }
}
