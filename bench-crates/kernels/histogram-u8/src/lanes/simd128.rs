use std::arch::wasm32::{u32x4, u32x4_add, u32x4_extract_lane, v128};

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    const LANES: usize = 4;

    fn load(counts: &[u32]) -> Self {
        // LLVM makes one v128.load of this.
        Self(u32x4(counts[0], counts[1], counts[2], counts[3]))
    }

    fn plus(self, other: Self) -> Self {
        Self(u32x4_add(self.0, other.0))
    }

    fn store(self, counts: &mut [u32]) {
        // And one v128.store of this.
        counts[0] = u32x4_extract_lane::<0>(self.0);
        counts[1] = u32x4_extract_lane::<1>(self.0);
        counts[2] = u32x4_extract_lane::<2>(self.0);
        counts[3] = u32x4_extract_lane::<3>(self.0);
    }
}
