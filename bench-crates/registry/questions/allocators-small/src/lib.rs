//! Many small objects: a hash table of linked lists.
//!
//! `bench_setup(size)` sets the number of entries; `bench_run()` fills the table, takes every other entry out, puts half as
//! many others in, and frees all of them. It returns a checksum of what it took out.

use chosen_allocator as _;

mod input;
mod table;

use std::cell::RefCell;

use support::Buffer;
use table::Table;

struct Work {
    bytes: Buffer<u8>,
    entries: u32,
}

thread_local! {
    static WORK: RefCell<Work> = const { RefCell::new(Work { bytes: Buffer::EMPTY, entries: 0 }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    WORK.set(Work { bytes: Buffer::from_fn(input::BYTES, input::byte), entries: size });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    WORK.with_borrow(|Work { bytes, entries }| {
        let mut table = Table::new();
        for key in (0..*entries).map(input::key) {
            table.insert(key, input::text(bytes, key));
        }
        let removed = (0..*entries)
            .step_by(2)
            .map(input::key)
            .fold(0_u32, |sum, key| sum.rotate_left(5) ^ u32::from(table.remove(key)));
        for key in (*entries..*entries + entries / 2).map(input::key) {
            table.insert(key, input::text(bytes, key));
        }
        removed ^ table.drain()
    })
}

/// The checksum without a table: which entries there are, and in which order they come out.
#[cfg(test)]
fn oracle(entries: u32) -> u32 {
    let bytes: Vec<u8> = (0..input::BYTES as u32).map(input::byte).collect();
    let fold = |sum: u32, value: u32| sum.rotate_left(5) ^ value;
    let first_byte = |entry| u32::from(input::text(&bytes, input::key(entry))[0]);
    let removed = (0..entries).step_by(2).map(first_byte).fold(0, fold);

    let mut left: Vec<u32> = (0..entries).skip(1).step_by(2).chain(entries..entries + entries / 2).collect();
    // By chain, and there the latest first.
    left.sort_by_key(|&entry| (input::key(entry) % 256, std::cmp::Reverse(entry)));
    let left = left.into_iter().map(|entry| {
        let text = input::text(&bytes, input::key(entry));
        input::key(entry) ^ text.len() as u32 ^ u32::from(*text.last().unwrap())
    });
    removed ^ left.fold(0, fold)
}

#[cfg(test)]
mod tests {
    use super::{bench_run, bench_setup, oracle};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, oracle, bench_setup, bench_run);
    }

    #[test]
    fn agrees_with_the_oracle() {
        for size in (0..70).chain([1001, 5000]) {
            bench_setup(size);
            assert_eq!(bench_run(), oracle(size), "size {size}");
        }
    }
}
