//! Which pixels of a row or column each result is made of, and in what proportions.

use std::ops::Range;

/// Pixels that a result is made of: 3 lobes to either side, each as wide as 2 pixels.
pub const TAPS: usize = 12;

/// Where the window of the first result would begin, to the left of the edge.
const OVERHANG: usize = 5;

/// Weights of a window, in 2^`PRECISION`ths.
pub type Weights = [i16; TAPS];

/// Bits after the point of a weight: as many as leave the largest in 15, at the edges too.
pub const PRECISION: u32 = 16;

/// Half of a sum's unit, so that shifting rounds.
pub const HALF: i32 = 1 << (PRECISION - 1);

/// The windows of one direction.
pub struct Axis {
    /// Pixels at which windows begin. All are of `TAPS` pixels; where one would begin or end outside, weights are 0.
    pub first: Vec<usize>,
    pub weights: Vec<Weights>,
    /// Results whose windows lie inside: each begins two pixels after the one before, and all weights are the same.
    #[allow(dead_code, reason = "only SIMD makes something of it")]
    pub inner: Range<usize>,
}

impl Axis {
    pub const EMPTY: Self = Self { first: Vec::new(), weights: Vec::new(), inner: 0..0 };

    /// From `2 * results` pixels to `results`, 2 at least. Where there are fewer than `TAPS`, weights of 0 follow.
    pub fn halving(results: usize) -> Self {
        let pixels = 2 * results;
        let first = |result: usize| (2 * result).saturating_sub(OVERHANG).min(pixels.saturating_sub(TAPS));
        let margin = OVERHANG.div_ceil(2).min(results);
        Self {
            first: (0..results).map(first).collect(),
            weights: (0..results).map(|result| weights(2 * result, first(result), pixels)).collect(),
            inner: margin..results.saturating_sub(margin).max(margin),
        }
    }
}

/// Weights of the window from pixel `first` on, for the result between the pixels `middle` and `middle + 1`.
fn weights(middle: usize, first: usize, pixels: usize) -> Weights {
    let parts: [f64; TAPS] = std::array::from_fn(|tap| {
        let pixel = first + tap;
        // Of the pixels on either side, the nearest is number 0.
        let number = if pixel > middle { pixel - middle - 1 } else { middle - pixel };
        if pixel < pixels { lanczos3(number) } else { 0.0 }
    });
    // The parts must come to one, whatever the edge has cut off.
    let sum: f64 = parts.iter().sum();
    parts.map(|part| (part / sum * f64::from(1 << PRECISION)).round() as i16)
}

/// sin(πx) sin(πx/3) / x² but for a factor, at x = (2 `number` + 1)/4.
///
/// There, πx is an odd multiple of 45°, whose sines are alike but for their sign, and πx/3 one of 15°, whose sines are
/// square roots: so no library's sine can make a difference.
fn lanczos3(number: usize) -> f64 {
    let (two, six) = (2.0_f64.sqrt(), 6.0_f64.sqrt());
    let (sine_15, sine_45, sine_75) = ((six - two) / 4.0, two / 2.0, (six + two) / 4.0);
    let sines = [sine_15, sine_45, -sine_75, -sine_75, sine_45, sine_15];
    let odd = (2 * number + 1) as f64;
    sines.get(number).map_or(0.0, |sine| sine / (odd * odd))
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::{Axis, PRECISION, TAPS, lanczos3};

    #[test]
    fn is_the_kernel_by_its_definition() {
        let sinc = |x: f64| (PI * x).sin() / (PI * x);
        let kernel = |number: usize| {
            let x = (2.0 * number as f64 + 1.0) / 4.0;
            sinc(x) * sinc(x / 3.0)
        };
        for number in 0..6 {
            let (ours, theirs) = (lanczos3(number) / lanczos3(0), kernel(number) / kernel(0));
            assert!((ours - theirs).abs() < 1e-14, "{number}: {ours}, {theirs}");
        }
        assert!(lanczos3(6).abs() < f64::MIN_POSITIVE);
    }

    #[test]
    fn weights_come_to_one_and_leave_no_bit_unused() {
        for results in [2, 3, 5, 6, 7, 12, 40] {
            for weights in Axis::halving(results).weights {
                let sum: i32 = weights.iter().copied().map(i32::from).sum();
                assert!((sum - (1 << PRECISION)).abs() <= 6, "{results}: {weights:?}");
            }
        }
    }

    #[test]
    fn inner_windows_are_alike_and_inside() {
        for results in 2..40 {
            let axis = Axis::halving(results);
            for result in axis.inner.clone() {
                assert_eq!(axis.first[result] + 5, 2 * result);
                assert!(axis.first[result] + TAPS <= 2 * results);
                assert_eq!(axis.weights[result], axis.weights[axis.inner.start]);
            }
            assert_eq!(axis.inner.len(), results.saturating_sub(6));
        }
    }
}
