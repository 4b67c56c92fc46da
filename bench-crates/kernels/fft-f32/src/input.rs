use support::noise;

/// Points of the transform that `bench_setup(size)` chooses: the power of two that is not below, at least 16.
pub(crate) fn points(size: u32) -> usize {
    size.next_power_of_two().max(16) as usize
}

/// Real part, at even places, or imaginary part, at odd ones: from -1 to 1, exact in `f32`.
pub(crate) fn part(index: u32) -> f32 {
    (noise(index) >> 8) as f32 / 8_388_608.0 - 1.0
}
