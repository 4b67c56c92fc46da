//! The two ways to blur: they differ in more than their registers.

/// A way to blur a picture.
pub trait Way {
    /// Writes to `blurred` the blur of `source`, both `side` by `side` bytes, by way of `half_blurred`, as large, with
    /// room for a row of sums. `side` is not 0.
    fn blur(side: usize, source: &[u8], half_blurred: &mut [u8], sums: &mut [u16], blurred: &mut [u8]);
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod column;
        mod simd128;
        mod turn;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        mod scalar;
        pub use scalar::Scalar as Best;
    }
}
