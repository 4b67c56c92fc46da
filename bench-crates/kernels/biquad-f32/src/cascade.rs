//! A channel's filters, in two ways that do the same arithmetic in the same order for each sample of each filter.

use crate::bands::{BANDS, Coefficients};

#[cfg(any(test, not(all(target_arch = "wasm32", target_feature = "simd128", feature = "simd"))))]
mod in_turn;
#[cfg(any(test, all(target_arch = "wasm32", target_feature = "simd128", feature = "simd")))]
mod skewed;

/// What the filters of a channel remember: two numbers each, of the transposed direct form II.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    pub first: [f32; BANDS],
    pub second: [f32; BANDS],
}

/// One filter's turn: takes a sample and gives one.
fn turn(band: &Coefficients, memory: &mut Memory, index: usize, sample: f32) -> f32 {
    let Coefficients { b0, b1, b2, a1, a2 } = *band;
    let result = b0 * sample + memory.first[index];
    memory.first[index] = (b1 * sample + memory.second[index]) - a1 * result;
    memory.second[index] = b2 * sample - a2 * result;
    result
}

/// A channel: what it remembers, what comes in and what goes out, as long.
pub struct Channel<'a> {
    pub memory: &'a mut Memory,
    pub input: &'a [f32],
    pub output: &'a mut [f32],
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        pub use skewed::filter;
    }
    _ => {
        pub use in_turn::filter;
    }
}

#[cfg(test)]
mod tests;
