//! Adler-32, the checksum at the end of zlib's streams (RFC 1950): two sums modulo 65521, each of which seems to need
//! the one before.
//!
//! `bench_setup(size)` makes a message of `size` bytes; `bench_run()` returns its checksum.

mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::Buffer;

thread_local! {
    static MESSAGE: RefCell<Buffer<u8>> = const { RefCell::new(Buffer::EMPTY) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    MESSAGE.set(Buffer::from_fn(size as usize, input::byte));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    MESSAGE.with_borrow(|message| kernel::adler32::<lanes::Best>(message))
}

/// The two sums as RFC 1950 has them.
#[cfg(test)]
fn naive_adler32(message: impl IntoIterator<Item = u8>) -> u32 {
    let sums = |(a, b), byte| {
        let a = (a + u32::from(byte)) % 65521;
        (a, (b + a) % 65521)
    };
    let (a, b) = message.into_iter().fold((1, 0), sums);
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use super::{input, naive_adler32};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| naive_adler32((0..size).map(input::byte));
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }

    #[test]
    fn the_oracle_is_right() {
        assert_eq!(naive_adler32(*b"Wikipedia"), 0x11e6_0398);
    }
}
