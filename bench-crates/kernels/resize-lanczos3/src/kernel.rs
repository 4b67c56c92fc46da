use support::Buffer;

use crate::axis::{Axis, TAPS};
use crate::lanes::Lanes;

/// Bytes of a pixel: red, green, blue, alpha.
pub const CHANNELS: usize = 4;

/// Bytes of a block. Rows of the source are whole blocks, filled up with pixels that have no weight.
pub const BLOCK: usize = 16;

/// Several bytes that are worked on together.
pub type Block = [u8; BLOCK];

/// The size that a number asks for. Of two pixels only, each would weigh a half, and a half takes 16 bits.
pub fn sensible(size: u32) -> usize {
    size.max(2) as usize
}

/// A picture, and places where it is halved.
pub struct Resize {
    /// Pixels of a row and column of the result.
    size: usize,
    /// Blocks of a row of the source.
    blocks: usize,
    axis: Axis,
    source: Buffer<u8>,
    half_high: Buffer<u8>,
    half: Buffer<u8>,
}

impl Resize {
    pub const EMPTY: Self = Self {
        size: 0,
        blocks: 0,
        axis: Axis::EMPTY,
        source: Buffer::EMPTY,
        half_high: Buffer::EMPTY,
        half: Buffer::EMPTY,
    };

    /// From a picture of `2 * size` by `2 * size` pixels, whose bytes `byte` makes from their index.
    pub fn new(size: usize, byte: impl Fn(u32) -> u8) -> Self {
        let pixels = 2 * size;
        let rows = pixels.max(TAPS);
        let stride = (rows * CHANNELS).next_multiple_of(BLOCK);
        let source = |index: u32| {
            let (row, column) = (index as usize / stride, index as usize % stride);
            let inside = row < pixels && column < pixels * CHANNELS;
            if inside { byte((row * pixels * CHANNELS + column) as u32) } else { 0 }
        };
        Self {
            size,
            blocks: stride / BLOCK,
            axis: Axis::halving(size),
            source: Buffer::from_fn(rows * stride, source),
            half_high: Buffer::from_fn(size * stride, |_| 0),
            half: Buffer::from_fn(size * size * CHANNELS, |_| 0),
        }
    }

    /// Halves the picture, and returns the result.
    pub fn run<L: Lanes>(&mut self) -> &[u8] {
        L::down(&self.axis, self.blocks, self.source.as_chunks().0, self.half_high.as_chunks_mut().0);
        let rows = self.half_high.chunks_exact(self.blocks * BLOCK);
        for (row, half) in rows.zip(self.half.chunks_exact_mut(self.size * CHANNELS)) {
            L::across(&self.axis, row.as_chunks().0, half.as_chunks_mut().0);
        }
        &self.half
    }
}

#[cfg(test)]
mod tests {
    use support::noise;

    use super::Resize;
    use crate::lanes::Best;
    use crate::{input, naive};

    fn assert_agrees_with_the_oracle(size: usize, byte: impl Fn(u32) -> u8 + Copy) {
        let mut resize = Resize::new(size, byte);
        let expected = naive::half(size, byte);
        assert_eq!(resize.run::<Best>(), expected, "size {size}");
        assert_eq!(resize.run::<Best>(), expected, "size {size}, again");
    }

    #[test]
    fn agrees_with_the_oracle() {
        for size in 2..40 {
            assert_agrees_with_the_oracle(size, input::byte);
            assert_agrees_with_the_oracle(size, |index| noise(index) as u8);
        }
    }

    #[test]
    fn stays_within_a_byte_where_it_overshoots() {
        for size in [3, 6, 17] {
            assert_agrees_with_the_oracle(size, |index| [0, 255][(index / 20) as usize % 2]);
            assert_agrees_with_the_oracle(size, |_| 255);
        }
    }
}
