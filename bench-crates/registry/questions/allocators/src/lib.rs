//! Blocks of many sizes and lifetimes: what an allocator is for, and nothing else.
//!
//! `bench_setup(size)` writes a script of `size` steps; `bench_run()` follows it, frees what is left, and returns a checksum
//! of what stood in the blocks when they were freed.

use chosen_allocator as _;

mod script;

use std::cell::RefCell;

use script::{SLOTS, Step, script};

thread_local! {
    static SCRIPT: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    SCRIPT.set(script(size));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    SCRIPT.with_borrow(|steps| follow(steps))
}

/// Follows the script. A block begins with the number of the step that allocated it, which has to be there still when it is
/// freed, wherever growing has moved it.
fn follow(steps: &[Step]) -> u32 {
    let mut blocks: [Vec<u8>; SLOTS] = [const { Vec::new() }; SLOTS];
    let mut sum = 0;
    for (index, step) in (0_u32..).zip(steps) {
        match *step {
            Step::Allocate { slot, bytes } => {
                let mut block = Vec::with_capacity(bytes as usize);
                block.extend_from_slice(&index.to_le_bytes());
                blocks[slot as usize] = block;
            }
            Step::Grow { slot, bytes } => {
                let block = &mut blocks[slot as usize];
                block.reserve_exact(bytes as usize - block.len());
            }
            Step::Free { slot } => sum = folded(sum, &std::mem::take(&mut blocks[slot as usize])),
        }
    }
    blocks.iter().filter(|block| !block.is_empty()).fold(sum, folded)
}

/// The sum with the tag of a block, and how large it has become.
fn folded(sum: u32, block: &Vec<u8>) -> u32 {
    let tag = block.first_chunk().map_or(0, |&tag| u32::from_le_bytes(tag));
    sum.rotate_left(5) ^ tag ^ ((block.capacity() as u32) << 12)
}

/// The checksum from the script alone: nothing is allocated for a block.
#[cfg(test)]
fn oracle(steps: u32) -> u32 {
    let mut blocks = std::collections::BTreeMap::new();
    let mut freed = Vec::new();
    for (index, step) in script(steps).into_iter().enumerate() {
        match step {
            Step::Allocate { slot, bytes } => assert!(blocks.insert(slot, (index as u32, bytes)).is_none()),
            Step::Grow { slot, bytes } => blocks.get_mut(&slot).unwrap().1 = bytes,
            Step::Free { slot } => freed.extend(blocks.remove(&slot)),
        }
    }
    freed.extend(blocks.into_values());
    freed.into_iter().fold(0, |sum: u32, (tag, bytes)| sum.rotate_left(5) ^ tag ^ (bytes << 12))
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
        for size in (0..70).chain([1001, 5000]) {
            bench_setup(size);
            assert_eq!(bench_run(), oracle(size), "size {size}");
        }
    }
}
