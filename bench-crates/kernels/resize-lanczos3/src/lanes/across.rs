use std::arch::wasm32::{i8x16, u8x16_swizzle, u64x2, v128};

use super::register::{Pairs, Sums, load, pairs, store};
use crate::axis::{TAPS, Weights};
use crate::kernel::CHANNELS;

type Pixel = [u8; CHANNELS];

/// Results that are worked on together: as many as fill a register.
pub const TOGETHER: usize = 4;

/// Pixels that so many windows cover.
const COVERED: usize = TAPS + 2 * (TOGETHER - 1);

/// Two pixels as pairs of 16 bits, one of each channel. An index that is no lane makes 0.
const FIRST_TWO: v128 = i8x16(0, -1, 4, -1, 1, -1, 5, -1, 2, -1, 6, -1, 3, -1, 7, -1);
const LAST_TWO: v128 = i8x16(8, -1, 12, -1, 9, -1, 13, -1, 10, -1, 14, -1, 11, -1, 15, -1);

/// The result whose window these pixels begin with.
pub fn one(weights: &Weights, pixels: &[Pixel]) -> Pixel {
    let weights = pairs(weights);
    let mut sums = Sums::new();
    for four in 0..TAPS / 4 {
        let pixels = load(pixels[4 * four..][..4].as_flattened().try_into().expect("four pixels are a block"));
        sums = sums.plus(u8x16_swizzle(pixels, FIRST_TWO), weights[2 * four]);
        sums = sums.plus(u8x16_swizzle(pixels, LAST_TWO), weights[2 * four + 1]);
    }
    let mut bytes = [0; 16];
    store(Sums::bytes([sums; 4]), &mut bytes);
    [bytes[0], bytes[1], bytes[2], bytes[3]]
}

/// Writes results by fours. The window of the first begins with these pixels, each other two pixels later.
pub fn inner(weights: &Weights, pixels: &[Pixel], to: &mut [Pixel]) {
    let weights: Pairs = pairs(weights);
    let windows = pixels.windows(COVERED).step_by(2 * TOGETHER);
    for (covered, to) in windows.zip(to.chunks_exact_mut(TOGETHER)) {
        let mut sums = [Sums::new(); TOGETHER];
        for pair in 0..COVERED / 2 {
            let taps = pair_of_pixels(covered, pair);
            for (result, sums) in sums.iter_mut().enumerate() {
                if let Some(&weights) = pair.checked_sub(result).and_then(|pair| weights.get(pair)) {
                    *sums = sums.plus(taps, weights);
                }
            }
        }
        store(Sums::bytes(sums), to.as_flattened_mut());
    }
}

fn pair_of_pixels(pixels: &[Pixel], pair: usize) -> v128 {
    // Two pixels of a load that serves the next pair too, but for the last pair.
    let four = |at: usize| pixels[at..][..4].as_flattened().try_into().expect("four pixels are a block");
    match pair {
        _ if pair == COVERED / 2 - 1 => {
            let bytes = pixels[2 * pair..][..2].as_flattened();
            u8x16_swizzle(u64x2(u64::from_le_bytes(std::array::from_fn(|index| bytes[index])), 0), FIRST_TWO)
        }
        _ if pair % 2 == 0 => u8x16_swizzle(load(four(2 * pair)), FIRST_TWO),
        _ => u8x16_swizzle(load(four(2 * pair - 2)), LAST_TWO),
    }
}
