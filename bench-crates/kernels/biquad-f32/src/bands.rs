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
    (0.013089595571344441, 0.999914327574007),
    (0.06540312923014306, 0.9978589232386035),
    (0.3214394653031616, 0.9469301294951057),
    (0.9238795325112867, 0.38268343236508984),
];

/// 10^(gain/40), written out for the same reason.
const AMPLITUDES: [f64; BANDS] = [1.2589254117941673, 0.8413951416451951, 1.1220184543019633, 0.7498942093324559];

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
