use std::arch::wasm32::{
    i16x8_narrow_i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_shr, i32x4_splat, u8x16_narrow_i16x8, u64x2,
    u64x2_extract_lane, v128,
};

use crate::axis::{HALF, PRECISION, TAPS, Weights};
use crate::kernel::Block;

/// Weights of a window two by two, each pair in every 32 bits of a register.
pub type Pairs = [v128; TAPS / 2];

pub fn pairs(weights: &Weights) -> Pairs {
    std::array::from_fn(|pair| {
        let [first, second] = [weights[2 * pair], weights[2 * pair + 1]].map(i16::cast_unsigned);
        i32x4_splat((u32::from(first) | u32::from(second) << 16).cast_signed())
    })
}

/// Sums of four bytes' weighted taps, which begin with what rounds them.
#[derive(Clone, Copy)]
pub struct Sums(v128);

impl Sums {
    pub fn new() -> Self {
        Self(i32x4_splat(HALF))
    }

    /// Adds two taps, which take turns in 16 bits, by their weights.
    pub fn plus(self, taps: v128, weights: v128) -> Self {
        Self(i32x4_add(self.0, i32x4_dot_i16x8(taps, weights)))
    }

    /// What they come to, from 0 to 255.
    pub fn bytes([a, b, c, d]: [Self; 4]) -> v128 {
        let [a, b, c, d] = [a, b, c, d].map(|sums| i32x4_shr(sums.0, PRECISION));
        u8x16_narrow_i16x8(i16x8_narrow_i32x4(a, b), i16x8_narrow_i32x4(c, d))
    }
}

pub fn load(bytes: &Block) -> v128 {
    // LLVM makes one v128.load of this.
    let half = |at| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
    u64x2(half(0), half(8))
}

pub fn store(lanes: v128, bytes: &mut [u8]) {
    // And one v128.store of this.
    bytes[..8].copy_from_slice(&u64x2_extract_lane::<0>(lanes).to_le_bytes());
    bytes[8..16].copy_from_slice(&u64x2_extract_lane::<1>(lanes).to_le_bytes());
}
