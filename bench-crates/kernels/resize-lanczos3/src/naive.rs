//! The oracle: every byte from those around it, without windows, in one loop a direction.

use crate::axis::{PRECISION, TAPS};

#[expect(clippy::cast_sign_loss, reason = "nothing here is negative")]
/// Halves lines of `pixels` pixels. `byte_at` takes the line and the pixel.
fn halved(lines: usize, pixels: usize, byte_at: impl Fn(usize, usize) -> u8) -> Vec<Vec<u8>> {
    let sinc = |x: f64| (std::f64::consts::PI * x).sin() / (std::f64::consts::PI * x);
    let weights = |result: usize| {
        let centre = 2.0 * result as f64 + 0.5;
        let near = (0..pixels).filter(|&pixel| (pixel as f64 - centre).abs() < TAPS as f64 / 2.0);
        let parts = near.map(|pixel| {
            let x = (pixel as f64 - centre) / 2.0;
            (pixel, sinc(x) * sinc(x / 3.0))
        });
        let parts: Vec<_> = parts.collect();
        let sum: f64 = parts.iter().map(|part| part.1).sum();
        let scale = f64::from(1 << PRECISION) / sum;
        parts.into_iter().map(|(pixel, part)| (pixel, (part * scale).round() as i64)).collect::<Vec<_>>()
    };
    let windows: Vec<_> = (0..pixels / 2).map(weights).collect();
    let result = |line, window: &[(usize, i64)]| {
        let sum: i64 = window.iter().map(|&(pixel, weight)| i64::from(byte_at(line, pixel)) * weight).sum();
        (sum as f64 / f64::from(1 << PRECISION) + 0.5).floor().clamp(0.0, 255.0) as u8
    };
    (0..lines).map(|line| windows.iter().map(|window| result(line, window)).collect()).collect()
}

/// The picture of `size` by `size` pixels: first halved down, then across.
pub fn half(size: usize, byte: impl Fn(u32) -> u8) -> Vec<u8> {
    let stride = 8 * size;
    let columns = halved(stride, 2 * size, |column, row| byte((row * stride + column) as u32));
    // A line for each row and channel.
    let rows = halved(4 * size, 2 * size, |line, pixel| columns[pixel * 4 + line % 4][line / 4]);
    let at = |row: usize, pixel: usize, channel: usize| rows[row * 4 + channel][pixel];
    (0..size * size * 4).map(|index| at(index / (4 * size), index / 4 % size, index % 4)).collect()
}
