//! Two large buffers a call, freed in the order in which they were made.
//!
//! `bench_setup(size)` sets their length in bytes; `bench_run()` fills one, computes the other from it, and returns a
//! checksum of about 32 bytes of that.
//!
//! This is the workload of `wee_alloc`'s issue 106 (Macomber, 2022): with each call its linear memory grows. So that a
//! measurement ends before memory does, a call works for longer than it would need to.

use chosen_allocator as _;

use std::cell::Cell;

use support::{noise, sampled_checksum};

/// How often the bytes of the first buffer are worked over: a call shall take about 100 µs.
const PASSES: u32 = 4;

thread_local! {
    static LENGTH: Cell<usize> = const { Cell::new(0) };
}

/// Sets the length. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    LENGTH.set(size as usize);
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    let length = LENGTH.get();
    let mut first = vec![0_u8; length];
    let mut second = vec![0_u8; length];
    for pass in 0..PASSES {
        fill(&mut first, pass);
    }
    smooth(&first, &mut second);
    // The order matters: freed the other way round, wee_alloc would find them again.
    drop(first);
    sampled_checksum(&second)
}

/// Adds a sequence of bytes that each pass begins elsewhere. Each needs the one before, so that no compiler makes SIMD of it.
fn fill(bytes: &mut [u8], pass: u32) {
    let mut state = noise(pass);
    for byte in bytes {
        // The multiplier and increment of Numerical Recipes (Press et al., 1992).
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = byte.wrapping_add((state >> 24) as u8);
    }
}

/// Each byte becomes the mean of itself and the one before it, rounded down; the first has 0 before it.
fn smooth(from: &[u8], to: &mut [u8]) {
    let mut before = 0;
    for (&byte, mean) in from.iter().zip(to) {
        *mean = byte.midpoint(before);
        before = byte;
    }
}

/// The checksum with each byte computed by itself.
#[cfg(test)]
fn oracle(size: u32) -> u32 {
    let sequence = |pass| {
        let next = |state: &u64| Some((state * 1_664_525 + 1_013_904_223) % (1 << 32));
        std::iter::successors(Some(u64::from(noise(pass))), next).skip(1).map(|state| state >> 24)
    };
    let mut sums = vec![0_u64; size as usize];
    for pass in 0..PASSES {
        sums.iter_mut().zip(sequence(pass)).for_each(|(sum, byte)| *sum += byte);
    }
    let byte = |index: usize| sums[index] % 256;
    let before = |index: usize| index.checked_sub(1).map_or(0, byte);
    let means: Vec<u8> = (0..sums.len()).map(|index| u64::midpoint(byte(index), before(index)) as u8).collect();
    sampled_checksum(&means)
}

#[cfg(test)]
mod tests {
    use super::{bench_run, bench_setup, oracle};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, oracle, bench_setup, bench_run);
    }

    #[test]
    fn agrees_with_the_oracle() {
        for size in (0..70).chain([1001, 65_537]) {
            bench_setup(size);
            assert_eq!(bench_run(), oracle(size), "size {size}");
        }
    }
}
