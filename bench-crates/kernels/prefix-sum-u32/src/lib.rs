//! Running totals: without SIMD one chain of additions, with SIMD more of them, but four at a time.
//!
//! `bench_setup(size)` makes `size` elements; `bench_run()` writes their running totals to another array and returns a
//! checksum of about 32 of them.

mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum_of};

struct Arrays {
    elements: Buffer<u32>,
    sums: Buffer<u32>,
}

thread_local! {
    static ARRAYS: RefCell<Arrays> =
        const { RefCell::new(Arrays { elements: Buffer::EMPTY, sums: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    ARRAYS.set(Arrays {
        elements: Buffer::from_fn(size as usize, input::element),
        sums: Buffer::from_fn(size as usize, |_| 0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    ARRAYS.with_borrow_mut(|Arrays { elements, sums }| {
        kernel::prefix_sum::<lanes::Best>(elements, sums);
        sampled_checksum_of(sums, |sum| sum)
    })
}

/// The sums as anybody would write them.
#[cfg(test)]
fn naive_sums(size: u32) -> Vec<u32> {
    let mut sums = Vec::new();
    for index in 0..size {
        sums.push(input::element(index).wrapping_add(sums.last().copied().unwrap_or(0)));
    }
    sums
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum_of;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum_of(&super::naive_sums(size), |sum| sum);
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
