use std::arch::wasm32::{u32x4, u32x4_add, u32x4_extract_lane, u32x4_shuffle, u32x4_splat, v128};

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    const LANES: usize = 4;

    fn splat(value: u32) -> Self {
        Self(u32x4_splat(value))
    }

    fn load(elements: &[u32]) -> Self {
        // LLVM makes one v128.load of this.
        Self(u32x4(elements[0], elements[1], elements[2], elements[3]))
    }

    fn add(self, other: Self) -> Self {
        Self(u32x4_add(self.0, other.0))
    }

    fn scan(self) -> Self {
        // One lane up, then two, zeros coming in (Hillis and Steele, 1986): the last zeros, though any would do, because lanes
        // that follow on each other are one instruction of x86.
        let zero = u32x4_splat(0);
        let pairs = u32x4_add(self.0, u32x4_shuffle::<3, 4, 5, 6>(zero, self.0));
        Self(u32x4_add(pairs, u32x4_shuffle::<2, 3, 4, 5>(zero, pairs)))
    }

    fn splat_last(self) -> Self {
        Self(u32x4_shuffle::<3, 3, 3, 3>(self.0, self.0))
    }

    fn store(self, to: &mut [u32]) {
        // And one v128.store of this.
        to[0] = u32x4_extract_lane::<0>(self.0);
        to[1] = u32x4_extract_lane::<1>(self.0);
        to[2] = u32x4_extract_lane::<2>(self.0);
        to[3] = u32x4_extract_lane::<3>(self.0);
    }
}
