use support::noise;

/// Element of the first vector: an integer from -2 to 1.
///
/// Small integers, so that every partial sum is an integer of at most 2^24 and exact in `f32`, whatever
/// the order of additions: no product is more than 4, so up to 2^22 elements.
pub(crate) fn element_of_a(index: u32) -> f32 {
    (noise(index) % 4) as f32 - 2.0
}

/// Element of the second vector: an integer from -2 to 1.
pub(crate) fn element_of_b(index: u32) -> f32 {
    (noise(!index) % 4) as f32 - 2.0
}
