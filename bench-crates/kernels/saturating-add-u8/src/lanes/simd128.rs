use std::arch::wasm32::{u8x16_add_sat, v128};

use support::register;

use super::Lanes;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

impl Lanes for Simd128 {
    const LANES: usize = 16;

    fn load(bytes: &[u8]) -> Self {
        Self(register::load(bytes))
    }

    fn add_saturating(self, other: Self) -> Self {
        Self(u8x16_add_sat(self.0, other.0))
    }

    fn store(self, bytes: &mut [u8]) {
        register::store(self.0, bytes);
    }
}
