//! The sums of weighted pixels, and what they are found with.

use crate::axis::Axis;
use crate::kernel::{Block, CHANNELS};

/// A way to halve a picture in each direction.
pub trait Lanes {
    /// Writes half as many rows, all of so many blocks.
    fn down(axis: &Axis, blocks: usize, from: &[Block], to: &mut [Block]);

    /// Writes half as many pixels of a row.
    fn across(axis: &Axis, from: &[Block], to: &mut [[u8; CHANNELS]]);
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod across;
        mod down;
        mod register;
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        mod scalar;
        pub use scalar::Scalar as Best;
    }
}
