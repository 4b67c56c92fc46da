//! Searches for a byte, the loop inside of splitting lines and of parsers: 128 bytes are compared at a time until one of
//! them is it. Compilers do not vectorise loops that end early.
//!
//! `bench_setup(size)` makes a text in lines of `size` bytes; `bench_run()` looks for the end of each line, from the
//! first byte, the second, the third and the fourth of the text on, and returns a checksum of what it found.

mod input;
mod lanes;
mod search;
mod words;

use std::cell::RefCell;

use support::Buffer;

thread_local! {
    static TEXT: RefCell<Buffer<u8>> = const { RefCell::new(Buffer::EMPTY) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = input::length(size as usize);
    TEXT.set(Buffer::from_fn(length, |index| input::character(size, index)));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    TEXT.with_borrow(|text| input::checksum_of_lines(text, lanes::find))
}

/// The first position as anybody would look for it.
#[cfg(test)]
fn naive_find(haystack: &[u8], needle: u8) -> Option<usize> {
    (0..haystack.len()).find(|&index| haystack[index] == needle)
}

#[cfg(test)]
mod tests {
    use super::{input, naive_find};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size: u32| {
            let text: Vec<u8> =
                (0..input::length(size as usize) as u32).map(|index| input::character(size, index)).collect();
            input::checksum_of_lines(&text, naive_find)
        };
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
