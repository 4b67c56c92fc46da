//! Box blur of a grey picture with running sums: what a pixel costs does not depend on the radius.
//!
//! `bench_setup(size)` makes a picture of `size` by `size` bytes; `bench_run()` blurs it into another, first down, then
//! across, each rounded to bytes, and returns a checksum of about 32 of them.

mod input;
mod kernel;
mod ways;

use std::cell::RefCell;

use kernel::Blur;
use support::{Buffer, sampled_checksum};

struct Pictures {
    source: Buffer<u8>,
    blurred: Buffer<u8>,
    room: Blur,
}

thread_local! {
    static PICTURES: RefCell<Pictures> =
        const { RefCell::new(Pictures { source: Buffer::EMPTY, blurred: Buffer::EMPTY, room: Blur::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let width = size as usize;
    PICTURES.set(Pictures {
        source: Buffer::from_fn(width * width, |index| input::byte(index, size)),
        blurred: Buffer::from_fn(width * width, |_| 0),
        room: Blur::new(width),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    PICTURES.with_borrow_mut(|Pictures { source, blurred, room }| {
        room.run::<ways::Best>(source, blurred);
        sampled_checksum(blurred)
    })
}

/// The mean of the 31 bytes around each, those beyond the edge like the one at it, rounded: first down, then across.
#[cfg(test)]
#[expect(clippy::cast_sign_loss, reason = "nothing here is negative")]
fn naive_blur(source: &[u8], side: usize) -> Vec<u8> {
    let mean = |byte_at: &dyn Fn(usize) -> u8, place: usize| {
        let around = (place..place + 31).map(|at| at.saturating_sub(15).min(side - 1));
        (around.map(|at| f64::from(byte_at(at))).sum::<f64>() / 31.0).round() as u8
    };
    let places = || (0..side * side).map(|index| (index / side, index % side));
    let down: Vec<u8> = places().map(|(y, x)| mean(&|at| source[at * side + x], y)).collect();
    places().map(|(y, x)| mean(&|at| down[y * side + at], x)).collect()
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size: u32| {
            let source: Vec<u8> = (0..size * size).map(|index| super::input::byte(index, size)).collect();
            sampled_checksum(&super::naive_blur(&source, size as usize))
        };
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
