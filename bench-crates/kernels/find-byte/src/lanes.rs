//! What SIMD needs to be able to do, and whether there is any.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

/// 16 bytes that are worked on together, or a yes (all ones) or no for each.
pub trait Lanes: Copy {
    /// The same byte in every lane.
    fn splat(value: u8) -> Self;

    /// Reads 16 bytes.
    fn load(bytes: &[u8; 16]) -> Self;

    /// Where the bytes are equal.
    fn equal(self, other: Self) -> Self;

    /// Where either says yes.
    fn or(self, other: Self) -> Self;

    /// Whether any lane says yes.
    fn any(self) -> bool;

    /// The answers as bits, that of lane 0 the lowest.
    fn bits(self) -> u16;
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;

        /// The first position of a byte.
        pub fn find(haystack: &[u8], needle: u8) -> Option<usize> {
            crate::search::find::<simd128::Simd128>(haystack, needle)
        }
    }
    _ => {
        pub use crate::words::find;
    }
}
