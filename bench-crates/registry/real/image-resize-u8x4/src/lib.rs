//! A picture made smaller with a Lanczos filter, 8 bits a channel, by the crate `fast_image_resize`.
//!
//! `bench_setup(size)` makes a picture that is `size` pixels wide; `bench_run()` makes it two fifths as wide and high,
//! and returns a checksum of about 32 bytes of the result.

#[cfg(test)]
mod lanczos;
mod resize;

use std::cell::RefCell;

use fast_image_resize::pixels::U8x4;
use fast_image_resize::{FilterType, ResizeAlg};
use resize::Resize;

thread_local! {
    static RESIZE: RefCell<Option<Resize<U8x4>>> = const { RefCell::new(None) };
}

const ALGORITHM: ResizeAlg = ResizeAlg::Convolution(FilterType::Lanczos3);

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
    use super::lanczos::assert_is_a_lanczos_filter;
    use super::resize::Resize;
    use super::{ALGORITHM, byte};

    /// What the crate makes of it natively, without SIMD: the next test looks at every pixel of that.
    fn oracle(size: u32) -> u32 {
        Resize::<super::U8x4>::new(size, byte).run(ALGORITHM)
    }

    #[test]
    fn is_a_lanczos_filter() {
        let channel = |x, y, channel| f64::from(byte(x, y, channel));
        let of = |bytes: &[u8]| bytes.iter().copied().map(f64::from).collect();
        assert_is_a_lanczos_filter::<super::U8x4>(byte, channel, of, 255.0);
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
