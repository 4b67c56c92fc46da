//! One pixel over another, and what it is found with.
//!
//! A product of 8 by 8 bits takes 16, so a pixel is worked on in two halves: red and blue where they are, green and alpha
//! shifted to where those were. For a product `p`, with `t = p + 128`, `(t + (t >> 8)) >> 8` is `p / 255` rounded (Blinn,
//! Three wrongs make a right, 1995).

mod scalar;

pub use scalar::Scalar;

/// Premultiplied pixels that are worked on together.
pub trait Lanes: Copy {
    /// How many bytes they take.
    const BYTES: usize;

    /// What they are blended with.
    type Constants;

    /// Made once, before the loop.
    fn constants() -> Self::Constants;

    /// Reads `BYTES` bytes.
    fn load(bytes: &[u8]) -> Self;

    /// These pixels over others.
    fn over(self, below: Self, by: &Self::Constants) -> Self;

    /// Writes `BYTES` bytes.
    fn store(self, bytes: &mut [u8]);
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
