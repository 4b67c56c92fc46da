//! The discrete Fourier transform of complex f32.
//!
//! `bench_setup(size)` makes complex numbers, as many as the power of two that is not below `size`; `bench_run()` writes
//! their transform to another array and returns the bits of a weighted sum of about 32 of its parts.

mod checksum;
mod input;
mod kernel;
#[cfg(test)]
mod naive;
mod plan;

use std::cell::RefCell;

use support::{BestF32, Buffer, F32Lanes};

struct Signal {
    plan: plan::Plan,
    input: Buffer<f32>,
    work: Buffer<f32>,
    output: Buffer<f32>,
}

thread_local! {
    static SIGNAL: RefCell<Signal> = const {
        RefCell::new(Signal {
            plan: plan::Plan::EMPTY,
            input: Buffer::EMPTY,
            work: Buffer::EMPTY,
            output: Buffer::EMPTY,
        })
    };
}

/// Makes the input and the plan. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let points = input::points(size);
    SIGNAL.set(Signal {
        plan: plan::Plan::new(points, BestF32::LANES),
        input: Buffer::from_fn(2 * points, input::part),
        work: Buffer::from_fn(2 * points, |_| 0.0),
        output: Buffer::from_fn(2 * points, |_| 0.0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    SIGNAL.with_borrow_mut(|Signal { plan, input, work, output }| {
        kernel::transform::<BestF32>(plan, input, work, output);
        checksum::weighted_sum(output.len(), |part| output[part]).to_bits()
    })
}

/// The checksum as the definition of the transform has it, not rounded.
#[cfg(test)]
fn oracle(size: u32) -> f64 {
    let points = input::points(size);
    let input: Vec<f32> = (0..2 * points as u32).map(input::part).collect();
    checksum::weighted_sum(2 * points, |part| {
        let (re, im) = naive::naive_bin(&input, part / 2);
        if part.is_multiple_of(2) { re } else { im }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract_within(manifest, super::oracle, super::bench_setup, super::bench_run);
    }
}
