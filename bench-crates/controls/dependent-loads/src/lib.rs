//! The control: a pointer chase, which SIMD cannot help. If a speed-up is measured here, the measurement is at fault.
//!
//! `bench_setup(size)` makes a table and sets the number of links to follow to `size`; `bench_run()` follows them and
//! returns a checksum of 16 places on the way.

mod kernel;
mod lanes;
mod table;

use std::cell::RefCell;

use support::Buffer;

struct Chase {
    table: Buffer<u32>,
    links: u32,
}

thread_local! {
    static CHASE: RefCell<Chase> = const { RefCell::new(Chase { table: Buffer::EMPTY, links: 0 }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    CHASE.set(Chase { table: table::ring(), links: size });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    CHASE.with_borrow(|chase| kernel::chase::<lanes::Best>(&chase.table, chase.links))
}

/// The checksum in the most obvious way: the whole path, and what is wanted of it.
#[cfg(test)]
fn naive_chase(links: u32) -> u32 {
    let table = table::ring();
    let mut path = vec![0];
    for step in 0..links as usize {
        path.push(table[path[step] as usize]);
    }
    let mut checksum = 0_u32;
    for lane in 0..4 {
        let mut sum = 0_u32;
        for milestone in (lane..16).step_by(4) {
            let mut at = 0;
            for leg in 0..=milestone {
                at += (links - at) / (16 - leg);
            }
            sum = sum.wrapping_mul(kernel::FACTOR).wrapping_add(path[at as usize]);
        }
        checksum = checksum.wrapping_mul(kernel::FACTOR).wrapping_add(sum);
    }
    checksum
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, super::naive_chase, super::bench_setup, super::bench_run);
    }
}
