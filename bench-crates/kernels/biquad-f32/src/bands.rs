/// How many filters sound goes through, one after the other.
pub const BANDS: usize = 4;

/// Numbers of a filter, y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y'', where ' is the sample before.
#[derive(Clone, Copy, Debug)]
pub struct Coefficients {
    pub b0: f32,
    pub b1: f32,
    pub b2: f32,
    pub a1: f32,
    pub a2: f32,
}

/// Centre in Hz, quality and gain in dB of each band.
const SETTINGS: [(f64, f64, f64); BANDS] =
    [(100.0, 0.7, 4.0), (500.0, 1.0, -3.0), (2_500.0, 1.4, 2.0), (9_000.0, 0.9, -5.0)];

/// Sine and cosine of 2π times the centre over 48 kHz, written out: their last bits depend on the library.
const SIN_COS: [(f64, f64); BANDS] = [
    (0.013_089_595_571_344_441, 0.999_914_327_574_007),
    (0.065_403_129_230_143_06, 0.997_858_923_238_603_5),
    (0.321_439_465_303_161_6, 0.946_930_129_495_105_7),
    (0.923_879_532_511_286_7, 0.382_683_432_365_089_84),
];

/// 10^(gain/40), written out for the same reason.
const AMPLITUDES: [f64; BANDS] =
    [1.258_925_411_794_167_3, 0.841_395_141_645_195_1, 1.122_018_454_301_963_3, 0.749_894_209_332_455_9];

/// The peaking filters of Bristow-Johnson's "Cookbook formulae for audio EQ biquad filter coefficients", as Web Audio has
/// them.
pub fn bands() -> [Coefficients; BANDS] {
    std::array::from_fn(|band| {
        let ((_, quality, _), (sin, cos), amplitude) = (SETTINGS[band], SIN_COS[band], AMPLITUDES[band]);
        let alpha = sin / (2.0 * quality);
        let a0 = 1.0 + alpha / amplitude;
        Coefficients {
            b0: ((1.0 + alpha * amplitude) / a0) as f32,
            b1: (-2.0 * cos / a0) as f32,
            b2: ((1.0 - alpha * amplitude) / a0) as f32,
            a1: (-2.0 * cos / a0) as f32,
            a2: ((1.0 - alpha / amplitude) / a0) as f32,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{AMPLITUDES, SETTINGS, SIN_COS, bands};

    #[test]
    fn written_out_numbers_are_what_they_say() {
        for ((hertz, _, decibels), ((sin, cos), amplitude)) in
            SETTINGS.into_iter().zip(SIN_COS.into_iter().zip(AMPLITUDES))
        {
            let angle = std::f64::consts::TAU * hertz / 48_000.0;
            assert!((angle.sin() - sin).abs() < 1e-15 && (angle.cos() - cos).abs() < 1e-15);
            assert!((10_f64.powf(decibels / 40.0) - amplitude).abs() < 1e-14);
        }
    }

    #[test]
    fn every_band_is_stable_and_leaves_the_lowest_notes_alone() {
        for band in bands() {
            assert!(band.a2.abs() < 1.0 && band.a1.abs() < 1.0 + band.a2, "{band:?}");
            let gain = (band.b0 + band.b1 + band.b2) / (1.0 + band.a1 + band.a2);
            assert!((gain - 1.0).abs() < 2e-3, "{band:?} at 0 Hz: {gain}");
        }
    }
}
