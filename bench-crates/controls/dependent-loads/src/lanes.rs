//! The arithmetic that the final fold, and nothing else, is written in.

/// Four `u32` that are worked on together.
pub trait Lanes: Copy {
    /// Reads four elements.
    fn load(elements: &[u32; 4]) -> Self;

    /// `self * factor + other` in each lane, modulo 2^32.
    fn times_plus(self, factor: u32, other: Self) -> Self;

    /// The lanes.
    fn to_array(self) -> [u32; 4];
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        mod scalar;
        pub use scalar::Scalar as Best;
    }
}
