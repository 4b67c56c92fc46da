//! The oracle: the definition, in f64.

use std::f64::consts::TAU;

/// One number of the discrete Fourier transform of complex numbers whose parts are in turn.
pub fn naive_bin(input: &[f32], bin: usize) -> (f64, f64) {
    let points = input.len() / 2;
    let (mut re, mut im) = (0.0, 0.0);
    for (index, point) in input.chunks_exact(2).enumerate() {
        let angle = -TAU * (index * bin % points) as f64 / points as f64;
        let (sin, cos) = angle.sin_cos();
        re += f64::from(point[0]) * cos - f64::from(point[1]) * sin;
        im += f64::from(point[0]) * sin + f64::from(point[1]) * cos;
    }
    (re, im)
}
