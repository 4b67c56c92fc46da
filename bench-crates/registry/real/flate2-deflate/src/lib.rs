//! A text, packed by the crate `flate2` with its back end `zlib-rs`.
//!
//! `bench_setup(size)` makes a text of `size` bytes; `bench_run()` packs it, and returns a number made of the length of
//! the result and about 32 of its bytes.

use std::cell::RefCell;

use flate2::{Compress, Compression, FlushCompress, Status};
use real_input::text;
use support::{Buffer, sampled_checksum};

struct Packing {
    text: Buffer<u8>,
    packed: Buffer<u8>,
    state: Compress,
}

thread_local! {
    static PACKING: RefCell<Option<Packing>> = const { RefCell::new(None) };
}

/// A number made of what came out.
fn summary(packed: &[u8]) -> u32 {
    (packed.len() as u32) << 16 ^ sampled_checksum(packed)
}

/// Makes the text. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let bytes = text(size as usize);
    PACKING.set(Some(Packing {
        text: Buffer::from_fn(bytes.len(), |index| bytes[index as usize]),
        // Enough even for what cannot be packed.
        packed: Buffer::from_fn(bytes.len() + 1024, |_| 0),
        state: Compress::new(Compression::default(), true),
    }));
}

/// Packs it. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    PACKING.with_borrow_mut(|packing| {
        let Some(Packing { text, packed, state }) = packing else { return 0 };
        state.reset();
        match state.compress(text, packed, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => summary(&packed[..state.total_out() as usize]),
            _ => 0,
        }
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use miniz_oxide::inflate::decompress_to_vec_zlib;

    use super::{PACKING, summary, text};

    /// Packs a text in a module's way, asserts that another crate unpacks it, and returns the summary of what it unpacked.
    fn oracle(size: u32) -> u32 {
        super::bench_setup(size);
        super::bench_run();
        PACKING.with_borrow(|packing| {
            let packing = packing.as_ref().unwrap();
            let packed = &packing.packed[..packing.state.total_out() as usize];
            let text = text(size as usize);
            assert_eq!(decompress_to_vec_zlib(packed).unwrap(), text, "size {size}");
            // Text of which every letter takes less than half a byte would be too good to be true.
            assert!(size < 1000 || (size / 8..size / 2).contains(&(packed.len() as u32)), "{} bytes", packed.len());
            summary(packed)
        })
    }

    #[test]
    fn another_crate_unpacks_what_was_packed() {
        let last = Cell::new(0);
        for size in (0..70).chain([1000, 10_000]) {
            assert_ne!(oracle(size), last.replace(oracle(size)));
        }
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
