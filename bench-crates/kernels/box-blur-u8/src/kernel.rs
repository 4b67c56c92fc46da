use support::Buffer;

use crate::ways::Way;

/// Pixels on either side that a pixel becomes the mean of.
pub const RADIUS: usize = 15;

/// Pixels that make one.
const DIAMETER: usize = 2 * RADIUS + 1;

/// 1/31 in 32,768ths. 31 times this is only one short of 32,768, so that multiplying rounds every sum as dividing does.
pub const PART: u16 = 1_057;

/// A sum of 31 bytes, divided and rounded.
pub fn mean(sum: u16) -> u8 {
    ((u32::from(sum) * u32::from(PART) + (1 << 14)) >> 15) as u8
}

/// The rows, or columns, that come into a running sum and leave it, after each but the last of so many.
pub fn changes(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count - 1).map(move |place| ((place + RADIUS + 1).min(count - 1), place.saturating_sub(RADIUS)))
}

/// Those that the first sum is made of, each as often as it counts.
pub fn first(count: usize) -> impl Iterator<Item = usize> {
    (0..DIAMETER).map(move |place| place.saturating_sub(RADIUS).min(count - 1))
}

/// Room for what is between source and result.
pub struct Blur {
    side: usize,
    half_blurred: Buffer<u8>,
    sums: Buffer<u16>,
}

impl Blur {
    pub const EMPTY: Self = Self { side: 0, half_blurred: Buffer::EMPTY, sums: Buffer::EMPTY };

    /// For pictures of `side` by `side` bytes.
    pub fn new(side: usize) -> Self {
        Self { side, half_blurred: Buffer::from_fn(side * side, |_| 0), sums: Buffer::from_fn(side, |_| 0) }
    }

    /// Writes to `blurred` the blur of `source`.
    pub fn run<W: Way>(&mut self, source: &[u8], blurred: &mut [u8]) {
        if self.side > 0 {
            W::blur(self.side, source, &mut self.half_blurred, &mut self.sums, blurred);
        }
    }
}

#[cfg(test)]
mod tests {
    use support::noise;

    use super::{Blur, DIAMETER, mean};
    use crate::naive_blur;
    use crate::ways::{Best, Way};

    #[test]
    #[expect(clippy::cast_sign_loss, reason = "nothing here is negative")]
    fn the_mean_is_rounded_exactly() {
        for sum in 0..=255 * DIAMETER as u16 {
            assert_eq!(mean(sum), (f64::from(sum) / 31.0).round() as u8, "sum {sum}");
        }
    }

    fn assert_agrees_with_the_oracle<W: Way>() {
        for side in (0..70).chain([96, 127]) {
            for contents in 0..4 {
                let byte = |index| match contents {
                    0 => noise(index) as u8,
                    1 => 255,
                    2 => 0,
                    _ => [0, 255][noise(index) as usize % 2],
                };
                let source: Vec<u8> = (0..side * side).map(byte).collect();
                let side = side as usize;
                let mut blurred = vec![0; source.len()];
                Blur::new(side).run::<W>(&source, &mut blurred);
                assert_eq!(blurred, naive_blur(&source, side), "side {side}");
            }
        }
    }

    #[test]
    fn agrees_with_the_oracle() {
        assert_agrees_with_the_oracle::<Best>();
    }
}
