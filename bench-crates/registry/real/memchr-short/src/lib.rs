//! A byte in short strings, by the crate `memchr`.
//!
//! `bench_setup(size)` makes a text of `size` words; `bench_run()` looks for a letter in each, and returns a number made
//! of the places where it is.

use std::cell::RefCell;
use std::ops::Range;

use memchr::memchr;
use real_input::text;
use support::Buffer;

/// In about a third of the words.
const LETTER: u8 = b'e';

struct Words {
    text: Buffer<u8>,
    /// Where each begins and ends.
    ranges: Vec<Range<usize>>,
}

thread_local! {
    static WORDS: RefCell<Words> = const { RefCell::new(Words { text: Buffer::EMPTY, ranges: Vec::new() }) };
}

/// Where the first words of a text are.
fn ranges(text: &[u8], count: usize) -> Vec<Range<usize>> {
    let starts_and_ends = text.split(|byte| !byte.is_ascii_alphabetic()).scan(0, |start, word| {
        let range = *start..*start + word.len();
        *start = range.end + 1;
        Some(range)
    });
    starts_and_ends.filter(|range| !range.is_empty()).take(count).collect()
}

/// Makes the words. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    // No word is longer than 11 letters, a comma or a full stop, and a space.
    let bytes = text(size as usize * 13);
    let ranges = ranges(&bytes, size as usize);
    WORDS.set(Words { text: Buffer::from_fn(bytes.len(), |index| bytes[index as usize]), ranges });
}

/// Looks for the letter in each word. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    WORDS.with_borrow(|Words { text, ranges }| {
        let places = ranges.iter().map(|range| memchr(LETTER, &text[range.clone()]).map_or(31, |place| place as u32));
        places.fold(0, |sum: u32, place| sum.rotate_left(5) ^ place)
    })
}

#[cfg(test)]
mod tests {
    use super::{LETTER, text};

    fn oracle(size: u32) -> u32 {
        let text = String::from_utf8(text(size as usize * 13)).unwrap();
        let words = text.split([' ', '\n', '.', ',']).filter(|word| !word.is_empty()).take(size as usize);
        words.fold(0, |sum, word| {
            let place = word.chars().position(|letter| letter == char::from(LETTER)).unwrap_or(31);
            sum.rotate_left(5) ^ place as u32
        })
    }

    #[test]
    fn finds_the_letter_in_any_number_of_words() {
        for size in (0..70).chain([1001]) {
            super::bench_setup(size);
            assert_eq!(super::bench_run(), oracle(size), "size {size}");
        }
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
