use support::noise;

/// Element of the first matrix: an integer from -8 to 7.
///
/// Small integers, so that every sum of products is exact in `f32`, whatever the order of additions and whether or not
/// multiplications are rounded: for up to 2^18 columns.
pub(crate) fn element_of_a(index: u32) -> f32 {
    (noise(index) % 16) as f32 - 8.0
}

/// Element of the second matrix: an integer from -8 to 7.
pub(crate) fn element_of_b(index: u32) -> f32 {
    (noise(!index) % 16) as f32 - 8.0
}
