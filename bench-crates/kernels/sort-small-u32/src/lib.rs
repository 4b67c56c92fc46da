//! Sorts rows of eight numbers, the last step of sorting many. A sorting network compares the same places whatever
//! the numbers are, so that four rows can be sorted in the four lanes of a register.
//!
//! `bench_setup(size)` makes `size` numbers; `bench_run()` writes them, each row of eight sorted, to another array
//! and returns a checksum of about 32 of them. A last row may be shorter.

mod input;
mod kernel;
mod lanes;
mod network;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum_of};

struct Rows {
    numbers: Buffer<u32>,
    sorted: Buffer<u32>,
}

thread_local! {
    static ROWS: RefCell<Rows> = const { RefCell::new(Rows { numbers: Buffer::EMPTY, sorted: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = size as usize;
    ROWS.set(Rows { numbers: Buffer::from_fn(length, input::number), sorted: Buffer::from_fn(length, |_| 0) });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    ROWS.with_borrow_mut(|Rows { numbers, sorted }| {
        kernel::sort_rows::<lanes::Best>(numbers, sorted);
        sampled_checksum_of(sorted, |number| number)
    })
}

/// The rows as the standard library sorts them.
#[cfg(test)]
fn naive_rows(numbers: &[u32]) -> Vec<u32> {
    let mut rows = numbers.to_vec();
    rows.chunks_mut(network::ROW).for_each(<[u32]>::sort_unstable);
    rows
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum_of;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| {
            let numbers: Vec<u32> = (0..size).map(super::input::number).collect();
            sampled_checksum_of(&super::naive_rows(&numbers), |number| number)
        };
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
