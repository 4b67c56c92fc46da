//! How often each byte occurs: one addition in memory per byte, at a place that only the byte tells. SIMD can hardly
//! help, and a kernel of which that is known belongs among those that are measured.
//!
//! `bench_setup(size)` makes `size` bytes; `bench_run()` counts them and returns a checksum of about 32 of the counts.

mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::{Buffer, sampled_checksum_of};

use kernel::Counts;

struct Histogram {
    bytes: Buffer<u8>,
    tables: [Counts; 4],
    counts: Counts,
}

thread_local! {
    static HISTOGRAM: RefCell<Histogram> = const {
        RefCell::new(Histogram { bytes: Buffer::EMPTY, tables: [[0; 256]; 4], counts: [0; 256] })
    };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    HISTOGRAM.with_borrow_mut(|histogram| histogram.bytes = Buffer::from_fn(size as usize, input::byte));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    HISTOGRAM.with_borrow_mut(|Histogram { bytes, tables, counts }| {
        kernel::count::<lanes::Best>(bytes, tables, counts);
        sampled_checksum_of(counts, |count| count)
    })
}

/// The counts as anybody would take them.
#[cfg(test)]
fn naive_counts(bytes: &[u8]) -> Counts {
    let mut counts = [0; 256];
    for &byte in bytes {
        counts[usize::from(byte)] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum_of;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| {
            let bytes: Vec<u8> = (0..size).map(super::input::byte).collect();
            sampled_checksum_of(&super::naive_counts(&bytes), |count| count)
        };
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
