//! A picture made smaller with a Lanczos filter, 16 bits a channel, by the crate `fast_image_resize`.
//!
//! `bench_setup(size)` makes a picture that is `size` pixels wide; `bench_run()` makes it two fifths as wide and high,
//! and returns a checksum of about 32 bytes of the result.

#[cfg(test)]
#[path = "../../image-resize-u8x4/src/lanczos.rs"]
mod lanczos;
#[path = "../../image-resize-u8x4/src/resize.rs"]
mod resize;

use std::cell::RefCell;

use fast_image_resize::pixels::U16x4;
use fast_image_resize::{FilterType, ResizeAlg};
use resize::Resize;

thread_local! {
    static RESIZE: RefCell<Option<Resize<U16x4>>> = const { RefCell::new(None) };
}

const ALGORITHM: ResizeAlg = ResizeAlg::Convolution(FilterType::Lanczos3);

/// A channel of the opaque picture, in 16 bits of which the lower ones are not empty either.
fn channel(x: u32, y: u32, channel: usize) -> u16 {
    let coarse = real_input::photo(x, y).get(channel).copied().unwrap_or(255);
    u16::from_be_bytes([coarse, if channel < 3 { real_input::photo(y, x)[channel] } else { 255 }])
}

/// A byte of that channel, as it lies in memory.
fn byte(x: u32, y: u32, byte: usize) -> u8 {
    channel(x, y, byte / 2).to_le_bytes()[byte % 2]
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
    use super::lanczos::assert_is_a_lanczos_filter;
    use super::resize::Resize;
    use super::{ALGORITHM, byte, channel};

    /// What the crate makes of it natively, without SIMD: the next test looks at every pixel of that.
    fn oracle(size: u32) -> u32 {
        Resize::<super::U16x4>::new(size, byte).run(ALGORITHM)
    }

    #[test]
    fn is_a_lanczos_filter() {
        let channel = |x, y, index| f64::from(channel(x, y, index));
        let of =
            |bytes: &[u8]| bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]).into()).collect();
        assert_is_a_lanczos_filter::<super::U16x4>(byte, channel, of, 65_535.0);
    }

    #[test]
    fn takes_any_size() {
        for size in 0..70 {
            super::bench_setup(size);
            assert_eq!(super::bench_run(), super::bench_run(), "size {size}");
        }
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
