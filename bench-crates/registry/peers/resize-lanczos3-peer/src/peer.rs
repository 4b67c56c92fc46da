use std::cell::RefCell;

use fast_image_resize::images::Image;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use support::sampled_checksum;

use crate::input;

struct Pictures {
    source: Image<'static>,
    half: Image<'static>,
    resizer: Resizer,
}

thread_local! {
    static PICTURES: RefCell<Option<Pictures>> = const { RefCell::new(None) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    // As ours does.
    let size = size.max(2);
    let mut source = Image::new(2 * size, 2 * size, PixelType::U8x4);
    source.buffer_mut().iter_mut().zip(0..).for_each(|(byte, index)| *byte = input::byte(index));
    PICTURES.set(Some(Pictures { source, half: Image::new(size, size, PixelType::U8x4), resizer: Resizer::new() }));
}

/// Does the work once and returns its checksum. Timed.
///
/// # Panics
/// When nothing has been set up.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    // Four channels that have nothing to do with each other, as for ours: no premultiplying.
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(false);
    PICTURES.with_borrow_mut(|pictures| {
        let Pictures { source, half, resizer } = pictures.as_mut().expect("set up");
        resizer.resize(source, half, &options).expect("both pictures are of one type");
        sampled_checksum(half.buffer())
    })
}
