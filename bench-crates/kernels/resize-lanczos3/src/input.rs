use support::noise;

/// Byte of the picture, whose rows follow each other: noise and runs of black and white, which overshoot when resized.
pub(crate) fn byte(index: u32) -> u8 {
    match noise(index / 40) % 4 {
        0 => 0,
        1 => 255,
        _ => noise(index) as u8,
    }
}
