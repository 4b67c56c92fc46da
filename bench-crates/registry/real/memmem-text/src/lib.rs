//! All places of a word in a long text, by `memmem` of the crate `memchr`.
//!
//! `bench_setup(size)` makes a text of `size` bytes; `bench_run()` finds the word in it, and returns a number made of
//! how often and where.

use std::cell::RefCell;

use memchr::memmem::Finder;
use real_input::text;
use support::Buffer;

/// Neither rare nor common: about one in 200 words.
const WORD: &str = "browser";

struct Search {
    text: Buffer<u8>,
    finder: Finder<'static>,
}

thread_local! {
    static SEARCH: RefCell<Option<Search>> = const { RefCell::new(None) };
}

/// How often the word is there and, in the upper bits, where, added up.
fn summary(places: impl Iterator<Item = usize>) -> u32 {
    places.fold(0, |sum: u32, place| sum.wrapping_add(((place as u32) << 10) | 1))
}

/// Makes the text, and the finder, which one keeps as long as one looks for the same word. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let bytes = text(size as usize);
    let text = Buffer::from_fn(bytes.len(), |index| bytes[index as usize]);
    SEARCH.set(Some(Search { text, finder: Finder::new(WORD) }));
}

/// Finds all places. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    SEARCH.with_borrow(|search| search.as_ref().map_or(0, |Search { text, finder }| summary(finder.find_iter(text))))
}

#[cfg(test)]
mod tests {
    use super::{WORD, summary, text};

    /// Looks at every place.
    fn oracle(size: u32) -> u32 {
        let text = text(size as usize);
        let found = text.windows(WORD.len()).enumerate().filter(|(_, window)| *window == WORD.as_bytes());
        summary(found.map(|(place, _)| place))
    }

    #[test]
    fn finds_the_word_in_texts_of_all_lengths() {
        for size in (0..70).chain([1000, 2000, 5000, 10_001]) {
            super::bench_setup(size);
            assert_eq!(super::bench_run(), oracle(size), "size {size}");
        }
    }

    #[test]
    fn has_something_to_find() {
        assert!((30..300).contains(&(oracle(65_536) & 0x3ff)));
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
