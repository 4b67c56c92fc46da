//! One picture over another, pixels premultiplied by their alpha: what every compositor does most.
//!
//! `bench_setup(size)` makes two pictures of `size` RGBA pixels; `bench_run()` writes to a third what the first over the
//! second looks like, and returns a checksum of about 32 of its bytes.

mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};

struct Pictures {
    above: Buffer<u8>,
    below: Buffer<u8>,
    both: Buffer<u8>,
}

impl Pictures {
    const EMPTY: Self = Self { above: Buffer::EMPTY, below: Buffer::EMPTY, both: Buffer::EMPTY };
}

thread_local! {
    static PICTURES: RefCell<Pictures> = const { RefCell::new(Pictures::EMPTY) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = size as usize * input::CHANNELS as usize;
    // First gives back what the pictures before took, so that memory need not hold both.
    PICTURES.set(Pictures::EMPTY);
    PICTURES.set(Pictures {
        above: Buffer::from_fn(length, input::byte_above),
        below: Buffer::from_fn(length, input::byte_below),
        both: Buffer::from_fn(length, |_| 0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    PICTURES.with_borrow_mut(|Pictures { above, below, both }| {
        kernel::blend::<lanes::Best>(above, below, both);
        sampled_checksum(both)
    })
}

/// Source-over as Porter and Duff have it (Compositing Digital Images, 1984), rounded once.
#[cfg(test)]
#[expect(clippy::cast_sign_loss, reason = "nothing here is negative")]
fn naive_over(above: u8, alpha_above: u8, below: u8) -> u8 {
    let let_through = f64::from(below) * f64::from(255 - alpha_above) / 255.0;
    above + let_through.round() as u8
}

#[cfg(test)]
fn naive_picture(pixels: u32) -> Vec<u8> {
    let over = |index| {
        let alpha_above = input::byte_above(index | 3);
        naive_over(input::byte_above(index), alpha_above, input::byte_below(index))
    };
    (0..pixels * input::CHANNELS).map(over).collect()
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum(&super::naive_picture(size));
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
