//! What the crates that make pictures smaller share.

use std::marker::PhantomData;

use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::{PixelTrait, ResizeAlg, ResizeOptions, Resizer};
use support::{Buffer, sampled_checksum};

/// A picture, room for the smaller one, and what the crate keeps between two calls.
pub(crate) struct Resize<P> {
    width: u32,
    source: Buffer<u8>,
    /// The smaller picture, after a run.
    pub(crate) target: Buffer<u8>,
    resizer: Resizer,
    pixel: PhantomData<P>,
}

/// Pictures are four thirds as wide as they are high.
pub(crate) fn height(width: u32) -> u32 {
    (width * 3 / 4).max(1)
}

/// As wide, or as high, the smaller picture is.
pub(crate) fn smaller(length: u32) -> u32 {
    (length * 2 / 5).max(1)
}

impl<P: PixelTrait> Resize<P> {
    /// `byte` says what lies where in the picture: of the pixel at a column and row, the byte with that index.
    pub(crate) fn new(width: u32, byte: impl Fn(u32, u32, usize) -> u8) -> Self {
        let width = width.max(1);
        let height = height(width);
        let bytes = size_of::<P>();
        let length = |width: u32, height: u32| width as usize * height as usize * bytes;
        let source = |index: u32| {
            let (pixel, index) = (index / bytes as u32, index as usize % bytes);
            byte(pixel % width, pixel / width, index)
        };
        Self {
            width,
            source: Buffer::from_fn(length(width, height), source),
            target: Buffer::from_fn(length(smaller(width), smaller(height)), |_| 0),
            resizer: resizer(),
            pixel: PhantomData,
        }
    }

    /// Makes the picture smaller, and looks at about 32 bytes of what has become of it.
    pub(crate) fn run(&mut self, algorithm: ResizeAlg) -> u32 {
        let Self { width, ref source, ref mut target, ref mut resizer, .. } = *self;
        let height = height(width);
        let options = ResizeOptions::new().resize_alg(algorithm);
        if let (Ok(source), Ok(mut target)) = (
            TypedImageRef::<P>::from_buffer(width, height, source),
            TypedImage::<P>::from_buffer(smaller(width), smaller(height), target),
        ) {
            // An error leaves the target as it was, and that is no right result.
            let _ = resizer.resize_typed(&source, &mut target, &options);
        }
        sampled_checksum(target)
    }
}

/// As its users have it.
#[cfg(all(target_arch = "wasm32", feature = "simd"))]
fn resizer() -> Resizer {
    Resizer::new()
}

/// Told to do without SIMD. The crate asks nobody whether a Wasm target has it: the code of both kinds is in every module.
#[cfg(not(all(target_arch = "wasm32", feature = "simd")))]
#[expect(unsafe_code, reason = "the only way to tell the crate")]
fn resizer() -> Resizer {
    let mut resizer = Resizer::new();
    // SAFETY: plain code runs anywhere.
    unsafe { resizer.set_cpu_extensions(fast_image_resize::CpuExtensions::None) };
    resizer
}
