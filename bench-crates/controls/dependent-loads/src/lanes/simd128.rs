use std::arch::wasm32::{u32x4, u32x4_add, u32x4_extract_lane, u32x4_mul, u32x4_splat, v128};

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    fn load(elements: &[u32; 4]) -> Self {
        Self(u32x4(elements[0], elements[1], elements[2], elements[3]))
    }

    fn times_plus(self, factor: u32, other: Self) -> Self {
        Self(u32x4_add(u32x4_mul(self.0, u32x4_splat(factor)), other.0))
    }

    fn to_array(self) -> [u32; 4] {
        [
            u32x4_extract_lane::<0>(self.0),
            u32x4_extract_lane::<1>(self.0),
            u32x4_extract_lane::<2>(self.0),
            u32x4_extract_lane::<3>(self.0),
        ]
    }
}
