//! The oracle: every pixel from the 25 around it, from one picture to another.

use crate::source::{self, CHANNELS};

const WEIGHTS: [[u32; 5]; 5] =
    [[1, 4, 6, 4, 1], [4, 16, 24, 16, 4], [6, 24, 36, 24, 6], [4, 16, 24, 16, 4], [1, 4, 6, 4, 1]];

struct Picture {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Picture {
    fn at(&self, column: usize, row: usize, channel: usize) -> u8 {
        self.rgba[(row * self.width + column) * CHANNELS + channel]
    }

    /// The pixel that is so far away from another, or the last one before the edge.
    fn around(&self, column: usize, row: usize, (across, down): (usize, usize), channel: usize) -> u8 {
        let column = (column + across).max(2) - 2;
        let row = (row + down).max(2) - 2;
        self.at(column.min(self.width - 1), row.min(self.height - 1), channel)
    }

    fn blurred(&self, column: usize, row: usize, channel: usize) -> u8 {
        let mut sum = 128;
        for (down, weights) in WEIGHTS.iter().enumerate() {
            for (across, weight) in weights.iter().enumerate() {
                sum += weight * u32::from(self.around(column, row, (across, down), channel));
            }
        }
        (sum / 256) as u8
    }

    fn blur(&self, rows: usize) -> Vec<u8> {
        let mut rgba = self.rgba.clone();
        for (index, byte) in rgba.iter_mut().enumerate().take(rows * self.width * CHANNELS) {
            let (pixel, channel) = (index / CHANNELS, index % CHANNELS);
            *byte = self.blurred(pixel % self.width, pixel / self.width, channel);
        }
        rgba
    }
}

/// The RGBA bytes of the last of so many frames.
pub fn picture(n: u32, width: u32, height: u32, frames: u32) -> Vec<u8> {
    let (width, height, stride) = (width as usize, height as usize, width as usize * CHANNELS);
    let source: Vec<u8> = (0..(stride * height) as u32).map(|index| source::byte(index, width)).collect();
    if source.is_empty() {
        return source;
    }
    let mut scrolled = source.clone();
    scrolled.rotate_left((frames as usize - 1) % height * stride);
    let mut picture = Picture { width, height, rgba: scrolled };
    let mut left = n as usize;
    while left > 0 {
        picture.rgba = picture.blur(left.min(height));
        left = left.saturating_sub(height);
    }
    // Rows that were never reached are not drawn: they are those of the set-up.
    let drawn = (n as usize).min(height) * stride;
    picture.rgba[drawn..].copy_from_slice(&source[drawn..]);
    picture.rgba
}
