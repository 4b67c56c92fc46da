//! Adds two byte arrays, stopping at 255: one SIMD instruction does 16 bytes.
//!
//! `bench_setup(size)` makes two arrays of `size` bytes; `bench_run()` writes their sums to a third and returns a
//! checksum of about 32 of them.

mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};

struct Arrays {
    a: Buffer<u8>,
    b: Buffer<u8>,
    sums: Buffer<u8>,
}

thread_local! {
    static ARRAYS: RefCell<Arrays> = const {
        RefCell::new(Arrays { a: Buffer::EMPTY, b: Buffer::EMPTY, sums: Buffer::EMPTY })
    };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = size as usize;
    ARRAYS.set(Arrays {
        a: Buffer::from_fn(length, input::byte_of_a),
        b: Buffer::from_fn(length, input::byte_of_b),
        sums: Buffer::from_fn(length, |_| 0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    ARRAYS.with_borrow_mut(|Arrays { a, b, sums }| {
        kernel::add_saturating::<lanes::Best>(a, b, sums);
        sampled_checksum(sums)
    })
}

/// The sums as anybody would write them.
#[cfg(test)]
fn naive_sums(size: u32) -> Vec<u8> {
    let sum = |index| u32::from(input::byte_of_a(index)) + u32::from(input::byte_of_b(index));
    (0..size).map(|index| sum(index).min(255) as u8).collect()
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum(&super::naive_sums(size));
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
