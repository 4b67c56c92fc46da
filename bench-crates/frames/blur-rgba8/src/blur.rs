use support::Buffer;

use crate::kernel::{sums_across, sums_down};
use crate::lanes::Lanes;
use crate::source::{self, CHANNELS};

/// Rows that one row of the result is made of.
const TAPS: usize = 5;

/// A picture, and a place where it is blurred.
pub struct Blur {
    /// Rows to blur in each frame.
    rows: usize,
    /// Bytes in a row.
    stride: usize,
    height: usize,
    source: Buffer<u8>,
    framebuffer: Buffer<u8>,
    /// The last five rows after the sums across, in turns: what lets the blur write where it reads.
    sums: Buffer<u16>,
}

impl Blur {
    pub const EMPTY: Self =
        Self { rows: 0, stride: 0, height: 0, source: Buffer::EMPTY, framebuffer: Buffer::EMPTY, sums: Buffer::EMPTY };

    /// Blurs nothing yet: the framebuffer holds the picture as it is.
    pub fn new(rows: usize, width: usize, height: usize) -> Self {
        let stride = width * CHANNELS;
        let byte = |index| source::byte(index, width);
        Self {
            rows,
            stride,
            height,
            source: Buffer::from_fn(stride * height, byte),
            framebuffer: Buffer::from_fn(stride * height, byte),
            sums: Buffer::from_fn(stride * TAPS, |_| 0),
        }
    }

    #[cfg(test)]
    pub fn framebuffer(&self) -> &[u8] {
        &self.framebuffer
    }

    /// Draws the picture scrolled up by `frame` rows, and returns the framebuffer.
    pub fn draw<L: Lanes>(&mut self, frame: usize) -> &[u8] {
        let mut left = if self.framebuffer.is_empty() { 0 } else { self.rows };
        let mut scrolled = Some(frame);
        while left > 0 {
            let rows = left.min(self.height);
            self.pass::<L>(rows, scrolled);
            left -= rows;
            scrolled = None;
        }
        &self.framebuffer
    }

    /// Blurs the uppermost rows of the source, or of the framebuffer where nothing says how far the source is scrolled.
    fn pass<L: Lanes>(&mut self, rows: usize, scrolled: Option<usize>) {
        let last = self.height - 1;
        let mut summed = 0;
        for row in 0..rows {
            while summed <= (row + TAPS / 2).min(last) {
                self.sum_across::<L>(summed, scrolled);
                summed += 1;
            }
            let sums = std::array::from_fn(|tap| {
                let neighbour = (row + tap).saturating_sub(TAPS / 2).min(last);
                &self.sums[neighbour % TAPS * self.stride..][..self.stride]
            });
            sums_down::<L>(sums, &mut self.framebuffer[row * self.stride..][..self.stride]);
        }
    }

    fn sum_across<L: Lanes>(&mut self, row: usize, scrolled: Option<usize>) {
        let stride = self.stride;
        let (from, at) = match scrolled {
            Some(frame) => (&self.source, (row + frame % self.height) % self.height),
            None => (&self.framebuffer, row),
        };
        sums_across::<L>(&from[at * stride..][..stride], &mut self.sums[row % TAPS * stride..][..stride]);
    }
}
