use support::noise;

/// A sample of noise, from -1 to 1, exact in `f32`.
pub(crate) fn sample(index: u32) -> f32 {
    (noise(index) >> 8) as f32 / 8_388_608.0 - 1.0
}
