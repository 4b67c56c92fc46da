//! CRC-32, the remainder of a division of polynomials over two elements. With SIMD it is another algorithm than
//! without.
//!
//! `bench_setup(size)` makes a message of `size` bytes; `bench_run()` returns its CRC.

mod division;
mod input;
mod lanes;
mod side_by_side;
mod tables;

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
    MESSAGE.with_borrow(|message| !lanes::add(!0, message))
}

#[cfg(test)]
mod tests {
    use super::{division, input};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| !division::naive_add(!0, &(0..size).map(input::byte).collect::<Vec<_>>());
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }

    #[test]
    fn the_oracle_is_right() {
        // The check value of the catalogue of CRCs.
        assert_eq!(!division::naive_add(!0, b"123456789"), 0xcbf4_3926);
    }
}
