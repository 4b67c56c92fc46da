//! The grey of coloured pixels: the weighted sum of three bytes of every four.
//!
//! `bench_setup(size)` makes `size` RGBA pixels; `bench_run()` writes the luma of each to an array and returns a checksum
//! of about 32 of them.

mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};

struct Picture {
    rgba: Buffer<u8>,
    luma: Buffer<u8>,
}

thread_local! {
    static PICTURE: RefCell<Picture> = const { RefCell::new(Picture { rgba: Buffer::EMPTY, luma: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let pixels = size as usize;
    // First gives back what the picture before took, so that memory need not hold both.
    PICTURE.set(Picture { rgba: Buffer::EMPTY, luma: Buffer::EMPTY });
    PICTURE.set(Picture {
        rgba: Buffer::from_fn(pixels * kernel::CHANNELS, input::byte),
        luma: Buffer::from_fn(pixels, |_| 0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    PICTURE.with_borrow_mut(|Picture { rgba, luma }| {
        kernel::grey::<lanes::Best>(rgba, luma);
        sampled_checksum(luma)
    })
}

/// The luma of a pixel as its definition has it: the weights 0.299, 0.587 and 0.114 of ITU-R BT.601 in 256ths, rounded.
#[cfg(test)]
#[expect(clippy::cast_sign_loss, reason = "nothing here is negative")]
fn naive_luma(pixel: u32) -> u8 {
    let weigh = |(channel, weight)| f64::from(input::byte(pixel * 4 + channel)) * f64::round(weight * 256.0);
    let weights = [0.299, 0.587, 0.114];
    ((0..).zip(weights).map(weigh).sum::<f64>() / 256.0).round() as u8
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum(&(0..size).map(super::naive_luma).collect::<Vec<_>>());
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
