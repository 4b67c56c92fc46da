//! What a Lanczos filter has to make of a picture, by its definition.

use fast_image_resize::{FilterType, PixelTrait, ResizeAlg};

use crate::resize::{Resize, height, smaller};

/// Lanczos (1964): a sinc, windowed by the middle of another one that is three times as wide.
fn lanczos3(at: f64) -> f64 {
    let sinc = |at: f64| if at == 0.0 { 1.0 } else { (at * std::f64::consts::PI).sin() / (at * std::f64::consts::PI) };
    if at.abs() < 3.0 { sinc(at) * sinc(at / 3.0) } else { 0.0 }
}

/// By how much each place of a line of `from` counts in place `at` of one of `to`.
fn weights(at: u32, from: u32, to: u32) -> Vec<f64> {
    let scale = f64::from(from) / f64::from(to);
    let centre = (f64::from(at) + 0.5) * scale;
    let weights: Vec<_> = (0..from).map(|place| lanczos3((f64::from(place) + 0.5 - centre) / scale)).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

/// Asserts that every channel of every pixel is at most 2 off what the definition says, computed in f64.
pub(crate) fn assert_is_a_lanczos_filter<P: PixelTrait>(
    byte: fn(u32, u32, usize) -> u8,
    channel: impl Fn(u32, u32, usize) -> f64,
    of: impl Fn(&[u8]) -> Vec<f64>,
    most: f64,
) {
    for width in [25, 42] {
        let mut resize = Resize::<P>::new(width, byte);
        resize.run(ResizeAlg::Convolution(FilterType::Lanczos3));
        let found = of(&resize.target);
        let height = height(width);
        for at in 0..smaller(width) * smaller(height) {
            let (x, y) = (at % smaller(width), at / smaller(width));
            let (across, down) = (weights(x, width, smaller(width)), weights(y, height, smaller(height)));
            for index in 0..4 {
                let row = |row: u32| (0..width).map(|x| across[x as usize] * channel(x, row, index)).sum::<f64>();
                let wanted = (0..height).map(|y| down[y as usize] * row(y)).sum::<f64>().clamp(0.0, most);
                let found = found[at as usize * 4 + index];
                assert!((found - wanted).abs() <= 2.0, "width {width}, {x}, {y}, {index}: {found}, not {wanted}");
            }
        }
    }
}
