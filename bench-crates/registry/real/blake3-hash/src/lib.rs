//! BLAKE3 of a message, by the crate `blake3`.
//!
//! `bench_setup(size)` makes the message that the official test vectors hash: bytes that count to 250 over and over.
//! `bench_run()` hashes it, and returns the first four bytes of the hash, read as a little-endian number.

use std::cell::RefCell;

use support::Buffer;

thread_local! {
    static MESSAGE: RefCell<Buffer<u8>> = const { RefCell::new(Buffer::EMPTY) };
}

/// Makes the message. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    MESSAGE.set(Buffer::from_fn(size as usize, |index| (index % 251) as u8));
}

/// Hashes it. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    MESSAGE.with_borrow(|message| {
        let [a, b, c, d, ..] = *blake3::hash(message).as_bytes();
        u32::from_le_bytes([a, b, c, d])
    })
}

#[cfg(test)]
mod tests {
    /// Length and hash, of the test vectors that BLAKE3's authors publish with its specification.
    const OFFICIAL: [(u32, &str); 4] = [
        (0, "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262"),
        (1, "2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213"),
        (1_024, "42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7"),
        (102_400, "bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085"),
    ];

    /// The first four bytes of an official hash.
    fn official(size: u32) -> u32 {
        let hash = OFFICIAL.iter().find(|(length, _)| *length == size).expect("there is a test vector of each size").1;
        u32::from_str_radix(&hash[..8], 16).unwrap().swap_bytes()
    }

    #[test]
    fn agrees_with_the_official_test_vectors() {
        for (size, hash) in OFFICIAL {
            let message: Vec<_> = (0..size).map(|index| (index % 251) as u8).collect();
            assert_eq!(blake3::hash(&message).to_hex().as_str(), hash, "{size} bytes");
        }
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), official, super::bench_setup, super::bench_run);
    }
}
