//! Limits numbers to a range: a choice that depends on data alone. Where it becomes a branch, it is guessed wrong unless
//! the processor has learnt the numbers, the same in every call: one did with 32,768 of them, and not with 131,072.
//!
//! `bench_setup(size)` makes `size` f32; `bench_run()` writes each, limited, to an array and returns a checksum of the bits
//! of about 32 of them.

mod input;
mod kernel;

use std::cell::RefCell;

use support::{Buffer, WideF32, sampled_checksum_of};

struct Arrays {
    numbers: Buffer<f32>,
    clamped: Buffer<f32>,
}

thread_local! {
    static ARRAYS: RefCell<Arrays> = const { RefCell::new(Arrays { numbers: Buffer::EMPTY, clamped: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = size as usize;
    ARRAYS.set(Arrays { numbers: Buffer::EMPTY, clamped: Buffer::EMPTY });
    ARRAYS.set(Arrays { numbers: Buffer::from_fn(length, input::number), clamped: Buffer::from_fn(length, |_| 0.0) });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    ARRAYS.with_borrow_mut(|Arrays { numbers, clamped }| {
        kernel::clamp::<WideF32>(numbers, kernel::LEAST, kernel::MOST, clamped);
        sampled_checksum_of(clamped, f32::to_bits)
    })
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum_of;

    use super::{input, kernel};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let clamped = |index| input::number(index).clamp(kernel::LEAST, kernel::MOST);
        let oracle = |size| sampled_checksum_of(&(0..size).map(clamped).collect::<Vec<_>>(), f32::to_bits);
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
