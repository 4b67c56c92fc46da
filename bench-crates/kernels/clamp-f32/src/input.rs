use support::noise;

/// A number from -1 to 2, a third of them from 0 to 1.
pub(crate) fn number(index: u32) -> f32 {
    // 24 bits: exact in f32, as is what they are multiplied by, but for the 3.
    (noise(index) >> 8) as f32 * (3.0 / 16_777_216.0) - 1.0
}
