//! JSON read into a tree of values, by `serde_json` or `simd-json`.
//!
//! `bench_setup(size)` writes the JSON of `size` posts; `bench_run()` reads it, and returns a number made of all of its
//! numbers and the lengths of its strings. Both crates allocate the tree, as they do for their users.

#[path = "../../json-typed/src/posts.rs"]
mod posts;
mod tree;

use std::cell::RefCell;

use support::Buffer;

struct Texts {
    json: Buffer<u8>,
    /// What is handed to a crate that writes into its input.
    copy: Buffer<u8>,
}

thread_local! {
    static TEXTS: RefCell<Texts> = const { RefCell::new(Texts { json: Buffer::EMPTY, copy: Buffer::EMPTY }) };
}

/// Writes the JSON. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let json = posts::json(size);
    let bytes = json.as_bytes();
    let buffer = || Buffer::from_fn(bytes.len(), |index| bytes[index as usize]);
    TEXTS.set(Texts { json: buffer(), copy: buffer() });
}

/// Reads it. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    TEXTS.with_borrow_mut(|Texts { json, copy }| tree::read(json, copy).map_or(0, |root| tree::sum(&root)))
}

#[cfg(test)]
mod tests {
    use super::posts::{Post, post};

    /// What was written, without reading it.
    fn oracle(size: u32) -> u32 {
        let sum = |Post { id, text, author, followers, verified, tags, reply_to, place, likes }: Post| {
            let ids = [id, reply_to.unwrap_or(0)].into_iter().fold(0, |sum: u32, id| sum.wrapping_add(id as u32));
            let floats = place.unwrap_or([0; 2]).map(i32::cast_unsigned);
            let strings = text.len() + author.len() + "2026-01-01T12:00:00Z".len();
            let tags = tags.into_iter().map(str::len).sum::<usize>();
            let numbers = [floats[0], floats[1], followers, u32::from(verified), likes, (strings + tags) as u32];
            numbers.into_iter().fold(ids, u32::wrapping_add)
        };
        (0..size).map(|index| sum(post(index))).fold(0, u32::wrapping_add)
    }

    #[test]
    fn reads_what_was_written() {
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
