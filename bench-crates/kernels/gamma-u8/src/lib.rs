//! Bytes of sRGB as linear ones: what a table of 256 entries does without SIMD, and arithmetic with it.
//!
//! `bench_setup(size)` makes `size` bytes; `bench_run()` writes each, decoded, to an array and returns a checksum of about
//! 32 of them.

mod curve;
mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};

struct Arrays {
    encoded: Buffer<u8>,
    linear: Buffer<u8>,
}

thread_local! {
    static ARRAYS: RefCell<Arrays> = const { RefCell::new(Arrays { encoded: Buffer::EMPTY, linear: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = size as usize;
    ARRAYS.set(Arrays { encoded: Buffer::from_fn(length, input::byte), linear: Buffer::from_fn(length, |_| 0) });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    ARRAYS.with_borrow_mut(|Arrays { encoded, linear }| {
        kernel::decode::<lanes::Best>(encoded, linear);
        sampled_checksum(linear)
    })
}

/// IEC 61966-2-1: the linear value of an sRGB one, both in 255ths, rounded.
#[cfg(test)]
#[expect(clippy::cast_sign_loss, reason = "nothing here is negative")]
fn naive_linear(encoded: u8) -> u8 {
    let encoded = f64::from(encoded) / 255.0;
    let linear = if encoded <= 0.04045 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) };
    (linear * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let linear = |index| super::naive_linear(super::input::byte(index));
        let oracle = |size| sampled_checksum(&(0..size).map(linear).collect::<Vec<_>>());
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
