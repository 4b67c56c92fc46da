//! What SIMD needs to be able to do, and whether there is any.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

/// 16 bytes that are worked on together.
pub trait Lanes: Copy {
    /// What is made once, before the loop, and used all along.
    fn constant(bytes: [u8; 16]) -> Self;

    /// Reads 16 bytes.
    fn load(bytes: &[u8; 16]) -> Self;

    /// The 16 bytes.
    fn store(self) -> [u8; 16];

    /// A byte in the first lane, and 0 in the others.
    fn in_first_lane(byte: u8) -> Self;

    /// The bits that both have.
    fn and(self, other: Self) -> Self;

    /// The bits that one of them has.
    fn xor(self, other: Self) -> Self;

    /// The upper four bits of each byte. `lowest_four` is 15 in every lane.
    fn high_halves(self, lowest_four: Self) -> Self;

    /// The bytes of `self` at `indices`, each below 16.
    fn look_up(self, indices: Self) -> Self;

    /// The lower eight bytes of `self`, each followed by that of `other`.
    fn interleaved_low(self, other: Self) -> Self;

    /// The upper eight bytes of `self`, each followed by that of `other`.
    fn interleaved_high(self, other: Self) -> Self;
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;

        /// The remainder after further bytes.
        pub fn add(remainder: u32, bytes: &[u8]) -> u32 {
            crate::side_by_side::add::<simd128::Simd128>(remainder, bytes)
        }
    }
    _ => {
        pub use crate::tables::add;
    }
}
