//! What it costs to allocate and free, against using again what there is.
//!
//! `bench_setup(size)` makes `size` lines of numbers; `bench_run()` makes records of them and returns a checksum of all
//! their summaries. The variant `scalar` allocates in `bench_run()`: that is what is measured. It gives everything back.

mod input;
mod kernel;
mod place;
mod records;

use std::cell::RefCell;

use records::{Built, Records};

struct Work {
    text: String,
    records: Built,
}

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    WORK.set(Some(Work { text: input::text(size), records: Built::new(size as usize) }));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    WORK.with_borrow_mut(|work| {
        work.as_mut().map_or(0, |Work { text, records }| kernel::process(text.as_bytes(), records))
    })
}

/// The checksum from the numbers themselves, with nothing written, read or reused.
#[cfg(test)]
fn oracle(lines: u32) -> u32 {
    let mut waiting: std::collections::BTreeMap<usize, u32> = std::collections::BTreeMap::new();
    let mut summaries = Vec::new();
    for line in 0..lines {
        let numbers: Vec<u32> = input::numbers_of_line(line).collect();
        let written = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",") + "\n";
        let mut summary = numbers.len() as u32;
        for number in &numbers {
            summary = summary.wrapping_mul(31).wrapping_add(*number);
        }
        summaries.extend(waiting.insert(place::place_of(written.as_bytes()), summary));
    }
    summaries.extend(waiting.into_values());
    summaries.into_iter().fold(0, |sum: u32, summary| sum.rotate_left(5) ^ summary)
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, super::oracle, super::bench_setup, super::bench_run);
    }
}
