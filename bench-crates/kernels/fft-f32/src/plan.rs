use std::f64::consts::TAU;

use support::Buffer;

/// Twiddle factors of a transform: for each stage but the last, e^(-2πi kp/n) for k from 1 to 3.
pub struct Plan {
    pub points: usize,
    /// For each stage six rows of `lanes` numbers in turn, re and im of k = 1, 2 and 3, for `lanes` values of p; those of one
    /// value in all stages but the first.
    pub stages: Vec<Buffer<f32>>,
}

impl Plan {
    pub const EMPTY: Self = Self { points: 0, stages: Vec::new() };

    /// For so many points, a power of two from 16 on, `lanes` of which are worked on together.
    pub fn new(points: usize, lanes: usize) -> Self {
        let mut stages = Vec::new();
        let mut left = points;
        while left > 4 {
            let lanes = if stages.is_empty() { lanes } else { 1 };
            stages.push(Buffer::from_fn(left / 4 * 6, |index| twiddle(index as usize, left, lanes)));
            left /= 4;
        }
        Self { points, stages }
    }
}

fn twiddle(index: usize, points: usize, lanes: usize) -> f32 {
    let (row, lane) = (index / lanes, index % lanes);
    let (block, row) = (row / 6, row % 6);
    let p = block * lanes + lane;
    let angle = -TAU * ((row / 2 + 1) * p) as f64 / points as f64;
    (if row.is_multiple_of(2) { angle.cos() } else { angle.sin() }) as f32
}
