use support::noise;

/// Number to be sorted: of the whole range, and every fourth of a few, so that some are equal.
pub(crate) fn number(index: u32) -> u32 {
    let noise = noise(index);
    if noise.is_multiple_of(4) { noise >> 30 } else { noise }
}
