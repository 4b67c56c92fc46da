//! The grey of several pixels, and what it is found with.

mod scalar;

pub use scalar::Scalar;

/// Pixels that are worked on together.
pub trait Lanes {
    /// How many there are.
    const PIXELS: usize;

    /// What they are weighed with.
    type Constants;

    /// Made once, before the loop.
    fn constants() -> Self::Constants;

    /// Writes the luma of `PIXELS` pixels.
    fn grey(by: &Self::Constants, rgba: &[u8], luma: &mut [u8]);
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        pub use scalar::Scalar as Best;
    }
}
