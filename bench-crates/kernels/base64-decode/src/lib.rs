//! Decodes base64, as in data URLs, and checks it. With SIMD it is another algorithm than without: three tables of 16
//! entries instead of four of 256 (Muła and Lemire, "Faster Base64 Encoding and Decoding using AVX2 Instructions",
//! 2018).
//!
//! `bench_setup(size)` encodes `size` bytes; `bench_run()` decodes them and returns a checksum of about 32 of them,
//! or 0 if they should turn out not to be base64.

mod decode;
mod input;
mod lanes;
mod lookup;
mod tables;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};

struct Texts {
    encoded: Buffer<u8>,
    decoded: Buffer<u8>,
}

thread_local! {
    static TEXTS: RefCell<Texts> =
        const { RefCell::new(Texts { encoded: Buffer::EMPTY, decoded: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    TEXTS.set(Texts {
        encoded: Buffer::from_fn(input::encoded_length(size), |index| input::character(size, index)),
        decoded: Buffer::from_fn(size as usize, |_| 0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    TEXTS.with_borrow_mut(|Texts { encoded, decoded }| match decode::decode(encoded, decoded, lanes::decode_quanta) {
        Some(length) => sampled_checksum(&decoded[..length]),
        None => 0,
    })
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    use super::input;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum(&(0..size).map(input::byte).collect::<Vec<_>>());
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }

    #[test]
    fn encodes_as_the_standard_has_it() {
        for (size, expected) in [(0, ""), (1, "tw=="), (2, "twY="), (3, "twYn")] {
            let bytes: Vec<u8> = (0..size).map(input::byte).collect();
            let text: Vec<u8> =
                (0..input::encoded_length(size) as u32).map(|index| input::character(size, index)).collect();
            assert_eq!(String::from_utf8(text).unwrap(), expected, "{bytes:x?}");
        }
    }
}
