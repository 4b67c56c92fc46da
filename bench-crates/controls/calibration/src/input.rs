use support::noise;

/// Element of the first vector: an integer from -8 to 7.
///
/// Small integers, so that every partial sum is an integer below 2^24 and exact in `f32`, whatever
/// the order of additions: up to 2^18 elements.
pub(crate) fn element_of_a(index: u32) -> f32 {
    (noise(index) % 16) as f32 - 8.0
}

/// Element of the second vector: an integer from -8 to 7, and zero from `size` on.
pub(crate) fn element_of_b(index: u32, size: u32) -> f32 {
    if index < size { (noise(!index) % 16) as f32 - 8.0 } else { 0.0 }
}
