use support::noise;

/// Byte of the picture: any of the 256, alpha included, which must not matter.
pub(crate) fn byte(index: u32) -> u8 {
    noise(index) as u8
}
