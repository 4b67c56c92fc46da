use std::arch::wasm32::{u8x16_add_sat, u64x2, u64x2_extract_lane, v128};

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    const LANES: usize = 16;

    fn load(bytes: &[u8]) -> Self {
        // LLVM makes one v128.load of this.
        let half = |at| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
        Self(u64x2(half(0), half(8)))
    }

    fn add_saturating(self, other: Self) -> Self {
        Self(u8x16_add_sat(self.0, other.0))
    }

    fn store(self, bytes: &mut [u8]) {
        // And one v128.store of this.
        bytes[..8].copy_from_slice(&u64x2_extract_lane::<0>(self.0).to_le_bytes());
        bytes[8..16].copy_from_slice(&u64x2_extract_lane::<1>(self.0).to_le_bytes());
    }
}
