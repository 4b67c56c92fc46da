//! Classes of characters, the first step of a tokeniser: by table without SIMD, by comparison with it. Compilers do not
//! find the way from the one to the other.
//!
//! `bench_setup(size)` makes a text of `size` bytes; `bench_run()` writes the class of each to an array and returns a
//! checksum of about 32 of them.

mod class;
mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};

struct Arrays {
    text: Buffer<u8>,
    classes: Buffer<u8>,
}

thread_local! {
    static ARRAYS: RefCell<Arrays> =
        const { RefCell::new(Arrays { text: Buffer::EMPTY, classes: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = size as usize;
    ARRAYS.set(Arrays {
        text: Buffer::from_fn(length, input::character),
        classes: Buffer::from_fn(length, |_| class::OTHER),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    ARRAYS.with_borrow_mut(|Arrays { text, classes }| {
        kernel::classify::<lanes::Best>(text, classes);
        sampled_checksum(classes)
    })
}

/// The class of a byte as the standard library has it.
#[cfg(test)]
fn naive_class(byte: u8) -> u8 {
    match byte {
        // `is_ascii_whitespace` leaves out the vertical tabulator.
        _ if byte.is_ascii_whitespace() || byte == 0x0b => class::SPACE,
        _ if byte.is_ascii_digit() => class::DIGIT,
        _ if byte.is_ascii_alphabetic() => class::LETTER,
        _ => class::OTHER,
    }
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let class = |index| super::naive_class(super::input::character(index));
        let oracle = |size| sampled_checksum(&(0..size).map(class).collect::<Vec<_>>());
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
