//! What crates with registers of bytes share: how they come from memory and go there, and constants.

use std::arch::wasm32::{u64x2, u64x2_extract_lane, v128};
use std::hint::black_box;

/// Reads the first 16 bytes.
///
/// The instruction itself takes a pointer, and `unsafe`. Of this LLVM makes one `v128.load`.
///
/// # Panics
/// When there are fewer.
#[inline]
pub fn load(bytes: &[u8]) -> v128 {
    // One check: of an index out of bounds each of the 16 would have another to report.
    let bytes = &bytes[..16];
    let half = |at| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
    u64x2(half(0), half(8))
}

/// Writes the first 16 bytes.
///
/// Safe for the same reason as [`load`]: LLVM makes one `v128.store` of it.
///
/// # Panics
/// When there are fewer.
#[inline]
pub fn store(register: v128, bytes: &mut [u8]) {
    let bytes = &mut bytes[..16];
    bytes[..8].copy_from_slice(&u64x2_extract_lane::<0>(register).to_le_bytes());
    bytes[8..].copy_from_slice(&u64x2_extract_lane::<1>(register).to_le_bytes());
}

/// The same, but neither LLVM nor an engine knows what it is. To be called before a loop.
///
/// V8 makes constants anew wherever they are used, in three to five instructions, even in loops. What it does not know
/// to be constant it keeps in a register. Not for the indices of `u8x16_swizzle`: of these V8 makes one instruction only
/// where it can see that none needs to be limited.
#[inline]
#[must_use]
pub fn constant(register: v128) -> v128 {
    black_box(register)
}
