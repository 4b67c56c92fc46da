//! Crossings between JavaScript and Wasm: each export does next to nothing, so that what its calls take is the crossing.
//!
//! `bench.ts` beside this crate calls them a known number of times each and knows what they have to return.

mod array;
mod number;
mod string;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/js/step.js")]
extern "C" {
    /// A JavaScript function that counts one further.
    fn step(count: i32) -> i32;
}

/// Has JavaScript count from zero, one call out for each step, and returns how far it came.
#[wasm_bindgen]
pub fn call_out(times: i32) -> i32 {
    (0..times).fold(0, |count, _| step(count))
}
