use std::arch::wasm32::{
    i16x8_extend_low_i8x16, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, u64x2, v128,
};

use super::Lanes;

/// Four sums in a 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// Eight bytes as i16. Widened while they are loaded: to widen the halves of a register takes a shuffle more.
#[inline]
fn load_widened(bytes: &[i8]) -> v128 {
    let bytes = u64::from_le_bytes(std::array::from_fn(|index| bytes[index].cast_unsigned()));
    i16x8_extend_low_i8x16(u64x2(bytes, 0))
}

impl Lanes for Simd128 {
    const BYTES: usize = 8;

    fn zero() -> Self {
        Self(i32x4_splat(0))
    }

    fn plus_products(self, a: &[i8], b: &[i8]) -> Self {
        Self(i32x4_add(self.0, i32x4_dot_i16x8(load_widened(a), load_widened(b))))
    }

    fn add(self, other: Self) -> Self {
        Self(i32x4_add(self.0, other.0))
    }

    fn total(self) -> i32 {
        i32x4_extract_lane::<0>(self.0)
            + i32x4_extract_lane::<1>(self.0)
            + i32x4_extract_lane::<2>(self.0)
            + i32x4_extract_lane::<3>(self.0)
    }
}
