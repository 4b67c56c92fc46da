//! One register, and what is done with it.

/// 128 bits.
pub trait Register: Copy {
    /// Reads 16 bytes.
    fn load(bytes: &[u8; 16]) -> Self;

    /// Writes 16 bytes.
    fn store(self, bytes: &mut [u8; 16]);

    /// Four sums of `f32`.
    fn add_f32(self, other: Self) -> Self;

    /// Four products of `f32`.
    fn mul_f32(self, other: Self) -> Self;

    /// Four sums of `u32`, modulo 2^32.
    fn add_u32(self, other: Self) -> Self;

    /// Bit by bit.
    fn xor(self, other: Self) -> Self;

    /// Products of eight `i16`, neighbours added.
    fn dot_i16(self, other: Self) -> Self;

    /// The 16 bytes in another order: each takes the place of the one 5 further on.
    fn rotate(self) -> Self;
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
