//! Biquad filters in a row, a four-band equaliser for stereo: a chain of arithmetic from each sample to the next.
//!
//! A biquad and not a FIR filter, because that is what sound on the web goes through all the time: Web Audio's
//! `BiquadFilterNode`, and every equaliser, crossover and synthesiser in an `AudioWorklet`.
//!
//! `bench_setup(size)` makes `size` frames of noise; `bench_run()` resets the filters, sends the frames through them, 128 at
//! a time, and returns a checksum of about 64 samples of the result, which is equal in every variant.

mod bands;
mod cascade;
mod input;

use std::cell::RefCell;

use bands::{BANDS, Coefficients};
use cascade::{Channel, Memory};
use support::{Buffer, sampled_checksum_of};

/// Frames that an `AudioWorklet` is given at a time.
const QUANTUM: usize = 128;

struct Sound {
    bands: [Coefficients; BANDS],
    inputs: [Buffer<f32>; 2],
    outputs: [Buffer<f32>; 2],
}

thread_local! {
    static SOUND: RefCell<Option<Sound>> = const { RefCell::new(None) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let frames = size as usize;
    let channel = |number: u32| Buffer::from_fn(frames, |index| input::sample(index + number * size));
    SOUND.set(Some(Sound {
        bands: bands::bands(),
        inputs: [channel(0), channel(1)],
        outputs: [0; 2].map(|_| Buffer::from_fn(frames, |_| 0.0)),
    }));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    SOUND.with_borrow_mut(|sound| {
        let Some(Sound { bands, inputs: [left, right], outputs: [left_out, right_out] }) = sound else { return 0 };
        let (mut left_memory, mut right_memory) = (Memory::default(), Memory::default());
        let inputs = left.chunks(QUANTUM).zip(right.chunks(QUANTUM));
        let outputs = left_out.chunks_mut(QUANTUM).zip(right_out.chunks_mut(QUANTUM));
        for ((left, right), (left_out, right_out)) in inputs.zip(outputs) {
            let left = Channel { memory: &mut left_memory, input: left, output: left_out };
            let right = Channel { memory: &mut right_memory, input: right, output: right_out };
            cascade::filter(bands, [left, right]);
        }
        checksum(left_out, right_out)
    })
}

fn checksum(left: &[f32], right: &[f32]) -> u32 {
    sampled_checksum_of(left, f32::to_bits).rotate_left(16) ^ sampled_checksum_of(right, f32::to_bits)
}

/// The checksum of what comes out of one filter after the other, each given a whole channel.
#[cfg(test)]
fn oracle(size: u32) -> u32 {
    let channel = |number: u32| {
        let mut samples: Vec<f32> = (0..size).map(|index| input::sample(index + number * size)).collect();
        for Coefficients { b0, b1, b2, a1, a2 } in bands::bands() {
            let (mut first, mut second) = (0.0, 0.0);
            for sample in &mut samples {
                let result = b0 * *sample + first;
                (first, second) = ((b1 * *sample + second) - a1 * result, b2 * *sample - a2 * result);
                *sample = result;
            }
        }
        samples
    };
    checksum(&channel(0), &channel(1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, super::oracle, super::bench_setup, super::bench_run);
    }
}
