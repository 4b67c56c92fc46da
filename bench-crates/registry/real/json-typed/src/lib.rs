//! JSON read into structs, by `serde_json` or `simd-json`.
//!
//! `bench_setup(size)` writes the JSON of `size` posts; `bench_run()` reads it, and returns a number made of all that was
//! read. Both crates allocate the structs, as they do for their users.

mod posts;
mod read;

use std::cell::RefCell;

use serde::Deserialize;
use support::Buffer;

#[derive(Deserialize)]
struct Post {
    id: u64,
    created_at: String,
    text: String,
    author: Author,
    tags: Vec<String>,
    reply_to: Option<u64>,
    place: Option<[f64; 2]>,
    likes: u32,
}

#[derive(Deserialize)]
struct Author {
    name: String,
    followers: u32,
    verified: bool,
}

struct Texts {
    json: Buffer<u8>,
    /// What is handed to a crate that writes into its input.
    copy: Buffer<u8>,
}

thread_local! {
    static TEXTS: RefCell<Texts> = const { RefCell::new(Texts { json: Buffer::EMPTY, copy: Buffer::EMPTY }) };
}

/// A number that depends on every field, and of each string on its length and last byte.
fn fold(posts: &[Post]) -> u32 {
    posts.iter().fold(posts.len() as u32, |sum, post| {
        let Post { id, created_at, text, author, tags, reply_to, place, likes } = post;
        let string = |text: &String| (text.len() as u32) << 8 | u32::from(text.bytes().last().unwrap_or(0));
        // Parsers may differ in the last bit of a float.
        let [latitude, longitude] = place.map_or([0; 2], |place| place.map(|degrees| (degrees * 1e4).round() as i32));
        let Author { name, followers, verified } = author;
        let numbers = [
            *id as u32,
            (id >> 32) as u32,
            string(created_at),
            string(text),
            string(name),
            *followers,
            u32::from(*verified),
            tags.iter().map(string).sum(),
            (reply_to.unwrap_or(0) >> 20) as u32,
            latitude.cast_unsigned(),
            longitude.cast_unsigned(),
            *likes,
        ];
        numbers.into_iter().fold(sum, |sum, number| sum.rotate_left(5) ^ number)
    })
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
    TEXTS.with_borrow_mut(|Texts { json, copy }| {
        // No posts at all come to 0, and so does what cannot be read.
        read::read::<Vec<Post>>(json, copy).map_or(0, |posts| fold(&posts))
    })
}

#[cfg(test)]
mod tests {
    use super::{Author, Post, fold, posts};

    /// What was written, without reading it.
    fn oracle(size: u32) -> u32 {
        let posts = (0..size).map(|index| {
            let post = posts::post(index);
            Post {
                id: post.id,
                created_at: String::from("2026-01-01T12:00:00Z"),
                text: post.text,
                author: Author { name: post.author, followers: post.followers, verified: post.verified },
                tags: post.tags.into_iter().map(String::from).collect(),
                reply_to: post.reply_to,
                place: post.place.map(|place| place.map(|steps| f64::from(steps) / 1e4)),
                likes: post.likes,
            }
        });
        fold(&posts.collect::<Vec<_>>())
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
