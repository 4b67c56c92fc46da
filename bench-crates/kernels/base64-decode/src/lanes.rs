//! What SIMD needs to be able to do, and whether there is any.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

/// 16 bytes that are worked on together.
pub trait Lanes: Copy {
    /// What is made once, before the loop, and used all along.
    fn constant(bytes: [u8; 16]) -> Self;

    /// Reads 16 bytes.
    fn load(bytes: &[u8; 16]) -> Self;

    /// Writes 16 bytes.
    fn store(self, bytes: &mut [u8; 16]);

    /// The same byte in every lane.
    fn splat(value: u8) -> Self;

    /// The bits that either has.
    fn or(self, other: Self) -> Self;

    /// The bits that both have.
    fn and(self, other: Self) -> Self;

    /// The sums, modulo 256.
    fn plus(self, other: Self) -> Self;

    /// All ones where the bytes are equal.
    fn equal(self, other: Self) -> Self;

    /// The upper four bits of each byte. `lowest_four` is 15 in every lane.
    fn high_halves(self, lowest_four: Self) -> Self;

    /// The bytes of `self` at `indices`, each below 16.
    fn look_up(self, indices: Self) -> Self;

    /// What `pairs` has to be given.
    const PAIR_FACTORS: [u8; 16];

    /// Of every two bytes, each below 64, in 16 bits: 64 times the first, and the second.
    fn pairs(self, factors: Self) -> Self;

    /// The products of every two 16-bit numbers with those of `factors`, added up in 32 bits.
    fn quanta(self, factors: Self) -> Self;

    /// Whether any bit is set.
    fn any(self) -> bool;
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;

        /// See [`crate::decode::DecodeQuanta`].
        pub fn decode_quanta(text: &[u8], bytes: &mut [u8]) -> bool {
            crate::lookup::decode_quanta::<simd128::Simd128>(text, bytes)
        }
    }
    _ => {
        pub use crate::tables::decode_quanta;
    }
}
