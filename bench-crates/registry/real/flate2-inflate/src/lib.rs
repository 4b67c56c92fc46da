//! A compressed text, unpacked by the crate `flate2` with its back end `zlib-rs`.
//!
//! `bench_setup(size)` packs a text of `size` bytes; `bench_run()` unpacks it, and returns a checksum of about 32 of the
//! bytes.

use std::cell::RefCell;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use real_input::text;
use support::{Buffer, sampled_checksum};

struct Unpacking {
    packed: Buffer<u8>,
    text: Buffer<u8>,
    state: Decompress,
}

thread_local! {
    static UNPACKING: RefCell<Option<Unpacking>> = const { RefCell::new(None) };
}

/// The text, packed at the level that is the default everywhere.
fn packed(text: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(text.len() + 1024);
    let status = Compress::new(Compression::default(), true).compress_vec(text, &mut packed, FlushCompress::Finish);
    assert_eq!(status.ok(), Some(Status::StreamEnd), "the room is enough even for what cannot be packed");
    packed
}

/// Makes the packed text. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let packed = packed(&text(size as usize));
    UNPACKING.set(Some(Unpacking {
        packed: Buffer::from_fn(packed.len(), |index| packed[index as usize]),
        text: Buffer::from_fn(size as usize, |_| 0),
        state: Decompress::new(true),
    }));
}

/// Unpacks it. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    UNPACKING.with_borrow_mut(|unpacking| {
        let Some(Unpacking { packed, text, state }) = unpacking else { return 0 };
        state.reset(true);
        match state.decompress(packed, text, FlushDecompress::Finish) {
            Ok(Status::StreamEnd) => sampled_checksum(text),
            _ => 0,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{packed, sampled_checksum, text};

    #[test]
    fn what_is_packed_is_the_text() {
        for size in (0..70).chain([1000, 65_536]) {
            let text = text(size);
            assert_eq!(miniz_oxide::inflate::decompress_to_vec_zlib(&packed(&text)).unwrap(), text);
        }
    }

    #[test]
    fn takes_any_size() {
        for size in 0..70 {
            super::bench_setup(size);
            assert_eq!(super::bench_run(), sampled_checksum(&text(size as usize)), "size {size}");
        }
    }

    #[test]
    fn keeps_the_contract() {
        let oracle = |size| sampled_checksum(&text(size as usize));
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
