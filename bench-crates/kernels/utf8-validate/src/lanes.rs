//! What SIMD needs to be able to do, and whether there is any.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

/// 16 bytes that are worked on together.
pub trait Lanes: Copy {
    /// What is made once, before the loop, and used all along.
    fn constant(bytes: [u8; 16]) -> Self;

    /// The same byte in every lane.
    fn splat(value: u8) -> Self;

    /// Reads 16 bytes.
    fn load(bytes: &[u8; 16]) -> Self;

    /// The bits that either has.
    fn or(self, other: Self) -> Self;

    /// The bits that both have.
    fn and(self, other: Self) -> Self;

    /// The bits that one of them has.
    fn xor(self, other: Self) -> Self;

    /// The difference, or 0 where it is negative.
    fn minus(self, other: Self) -> Self;

    /// The upper four bits of each byte. `lowest_four` is 15 in every lane.
    fn high_halves(self, lowest_four: Self) -> Self;

    /// The bytes of `self` at `indices`, each below 16.
    fn look_up(self, indices: Self) -> Self;

    /// The 16 bytes that begin `BYTES` before `self`, where `previous` stands.
    fn shifted<const BYTES: usize>(self, previous: Self) -> Self;

    /// Whether the highest bit of any byte is set.
    fn any_highest(self) -> bool;

    /// Whether any bit is set.
    fn any(self) -> bool;
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;

        /// Whether all of it is UTF-8.
        pub fn is_utf8(text: &[u8]) -> bool {
            crate::lookup::is_utf8::<simd128::Simd128>(text)
        }
    }
    _ => {
        pub use crate::automaton::is_utf8;
    }
}
