//! Copies within linear memory: with `memory.copy` and `memory.fill`, or with loops where the target has no such
//! instructions.
//!
//! `bench_setup(size)` makes 64 KiB of source and a target as large, and sets the length of a piece to `size` bytes, at
//! least 1; `bench_run()` copies, moves and fills, and returns a checksum of about 32 bytes of
//! the target.

mod input;
mod kernel;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};

/// Bytes of the source, and of the target.
const BYTES: usize = 1 << 16;

struct Copies {
    source: Buffer<u8>,
    target: Buffer<u8>,
    /// Bytes of a piece.
    length: usize,
}

thread_local! {
    static COPIES: RefCell<Copies> =
        const { RefCell::new(Copies { source: Buffer::EMPTY, target: Buffer::EMPTY, length: 1 }) };
}

fn length_of(size: u32) -> usize {
    size.max(1) as usize
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    COPIES.set(Copies {
        source: Buffer::from_fn(BYTES, input::byte_of_source),
        target: Buffer::from_fn(BYTES, |_| 0),
        length: length_of(size),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    COPIES.with_borrow_mut(|Copies { source, target, length }| {
        kernel::copy_and_fill(source, target, *length);
        sampled_checksum(target)
    })
}

/// The target, byte by byte.
#[cfg(test)]
fn naive(source: &[u8], length: usize) -> Vec<u8> {
    let byte = |index: usize| match (index / length, index % length) {
        (piece, _) if piece.is_multiple_of(4) => source[piece * length],
        (_, 0) => source[index],
        _ => source[index - 1],
    };
    (0..source.len()).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    #[test]
    fn keeps_the_contract() {
        let source: Vec<u8> = (0..super::BYTES as u32).map(super::input::byte_of_source).collect();
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum(&super::naive(&source, super::length_of(size)));
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
