use std::arch::wasm32::{f32x4, f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat, v128};

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    const LANES: usize = 4;

    fn zero() -> Self {
        Self(f32x4_splat(0.0))
    }

    fn load(elements: &[f32]) -> Self {
        // LLVM makes one v128.load of this.
        Self(f32x4(elements[0], elements[1], elements[2], elements[3]))
    }

    fn add(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }

    fn mul(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }

    fn sum(self) -> f32 {
        (f32x4_extract_lane::<0>(self.0) + f32x4_extract_lane::<1>(self.0))
            + (f32x4_extract_lane::<2>(self.0) + f32x4_extract_lane::<3>(self.0))
    }
}
