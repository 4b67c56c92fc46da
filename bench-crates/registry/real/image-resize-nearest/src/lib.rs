//! A picture made smaller by leaving out pixels, by the crate `fast_image_resize`: it has no hand-written SIMD for that.
//!
//! `bench_setup(size)` makes a picture that is `size` pixels wide; `bench_run()` makes it two fifths as wide and high,
//! and returns a checksum of about 32 bytes of the result.

#[path = "../../image-resize-u8x4/src/resize.rs"]
mod resize;

use std::cell::RefCell;

use fast_image_resize::ResizeAlg;
use fast_image_resize::pixels::U8x4;
use resize::Resize;

thread_local! {
    static RESIZE: RefCell<Option<Resize<U8x4>>> = const { RefCell::new(None) };
}

const ALGORITHM: ResizeAlg = ResizeAlg::Nearest;

/// A channel of the opaque picture.
fn byte(x: u32, y: u32, channel: usize) -> u8 {
    real_input::photo(x, y).get(channel).copied().unwrap_or(255)
}

/// Makes the picture. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    RESIZE.set(Some(Resize::new(size, byte)));
}

/// Makes it smaller. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    RESIZE.with_borrow_mut(|resize| resize.as_mut().map_or(0, |resize| resize.run(ALGORITHM)))
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    use super::resize::{height, smaller};

    /// The pixel that the centre of each one of the result falls into.
    fn naive(size: u32) -> Vec<u8> {
        let source = |at: u32, from: u32, to: u32| (2 * at + 1) * from / (2 * to);
        let (width, height) = (size, height(size));
        let rows = 0..smaller(height);
        let pixels = rows.flat_map(|y| (0..smaller(width)).map(move |x| (x, y)));
        let bytes = pixels.flat_map(|(x, y)| {
            let (x, y) = (source(x, width, smaller(width)), source(y, height, smaller(height)));
            (0..4).map(move |channel| super::byte(x, y, channel))
        });
        bytes.collect()
    }

    #[test]
    fn keeps_the_contract() {
        let oracle = |size| sampled_checksum(&naive(size));
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }

    #[test]
    fn takes_any_size() {
        for size in 0..70 {
            super::bench_setup(size);
            assert_eq!(super::bench_run(), super::bench_run(), "size {size}");
        }
    }
}
