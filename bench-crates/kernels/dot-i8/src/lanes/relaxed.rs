use std::arch::wasm32::{i32x4_add, i32x4_extract_lane, i32x4_relaxed_dot_i8x16_i7x16_add, i32x4_splat, u64x2, v128};

use super::Lanes;

/// Four sums in a 128-bit register, by one instruction for 16 products.
#[derive(Clone, Copy)]
pub struct Relaxed(v128);

#[inline]
fn load(bytes: &[i8]) -> v128 {
    // LLVM makes one v128.load of this.
    let half = |at: usize| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index].cast_unsigned()));
    u64x2(half(0), half(8))
}

impl Lanes for Relaxed {
    const BYTES: usize = 16;

    fn zero() -> Self {
        Self(i32x4_splat(0))
    }

    fn plus_products(self, a: &[i8], b: &[i8]) -> Self {
        Self(i32x4_relaxed_dot_i8x16_i7x16_add(load(a), load(b), self.0))
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
