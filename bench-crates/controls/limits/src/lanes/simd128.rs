use core::arch::wasm32::{
    f32x4_add, f32x4_mul, i8x16_shuffle, i32x4_add, i32x4_dot_i16x8, u8x16, u64x2_extract_lane, v128, v128_xor,
};

use super::Register;

/// A register of 128 bits.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Register for Simd128 {
    #[rustfmt::skip]
    fn load(b: &[u8; 16]) -> Self {
        // Becomes one load.
        Self(u8x16(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]))
    }

    fn store(self, bytes: &mut [u8; 16]) {
        // Becomes one store.
        bytes[..8].copy_from_slice(&u64x2_extract_lane::<0>(self.0).to_le_bytes());
        bytes[8..].copy_from_slice(&u64x2_extract_lane::<1>(self.0).to_le_bytes());
    }

    fn add_f32(self, other: Self) -> Self {
        Self(f32x4_add(self.0, other.0))
    }

    fn mul_f32(self, other: Self) -> Self {
        Self(f32x4_mul(self.0, other.0))
    }

    fn add_u32(self, other: Self) -> Self {
        Self(i32x4_add(self.0, other.0))
    }

    fn xor(self, other: Self) -> Self {
        Self(v128_xor(self.0, other.0))
    }

    fn dot_i16(self, other: Self) -> Self {
        Self(i32x4_dot_i16x8(self.0, other.0))
    }

    fn rotate(self) -> Self {
        Self(i8x16_shuffle::<5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4>(self.0, self.0))
    }
}
