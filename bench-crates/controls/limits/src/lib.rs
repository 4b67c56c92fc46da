//! What the processor can do at best, as far as Wasm reaches it.
//!
//! `bench_setup(size)` chooses the limit by its number; `bench_run()` does its work and folds what comes out. Kernels name
//! the limit that bounds them in their metadata, and how much of it they need.

mod chains;
mod lanes;
mod limit;
mod streams;

use std::cell::RefCell;
use std::hint::black_box;

use lanes::{Best, Register};
use limit::Limit;
use support::{Buffer, noise};

struct Work {
    limit: Limit,
    bytes: Buffer<u8>,
    /// What the chains begin with and are carried on by: not constants, or compilers would know what comes out.
    words: [u32; 3],
    /// The same for chains of `f32`: bits of the first value, of what is added and of what it is multiplied by. Engines make a
    /// constant anew each time that it is used, which takes longer than the work.
    floats: [u32; 3],
}

impl Work {
    const NONE: Self = Self { limit: Limit::Clock, bytes: Buffer::EMPTY, words: [0; 3], floats: [0; 3] };

    fn new(limit: Limit) -> Self {
        let bytes = Buffer::from_fn(limit.bytes(), |index| noise(index >> 4) as u8);
        let words = std::array::from_fn(|index| noise(index as u32));
        Self { limit, bytes, words, floats: black_box([1_f32, 0.125, 1.000_1].map(f32::to_bits)) }
    }

    fn run<R: Register>(&mut self) -> u32 {
        let of = |word: u32| R::load(&std::array::from_fn(|index| (word >> (index % 4 * 8)) as u8));
        let [seed, add, xor] = self.words.map(of);
        let [one, eighth, near_one] = self.floats.map(of);
        let result = match self.limit {
            Limit::Clock => return chains::clock(self.words),
            Limit::Scalar => return chains::scalar(self.words),
            Limit::Arithmetic => chains::arithmetic(one, of(1 << 16), [eighth, near_one]),
            Limit::Integer => chains::integer(seed, add, xor),
            Limit::Multiply => chains::multiply(seed, add, xor),
            Limit::Shuffles => chains::shuffles(seed, add),
            Limit::Stores => streams::write(&mut self.bytes, seed, add),
            Limit::Loads | Limit::L2 | Limit::Memory => streams::read(&self.bytes, of(0)),
        };
        let mut bytes = [0; 16];
        result.store(&mut bytes);
        support::sampled_checksum(&bytes)
    }
}

thread_local! {
    static WORK: RefCell<Work> = const { RefCell::new(Work::NONE) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    WORK.set(Work::new(Limit::numbered(size)));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    WORK.with_borrow_mut(Work::run::<Best>)
}

#[cfg(test)]
mod tests;
