use support::noise;

/// Byte of the first array: any of the 256.
pub(crate) fn byte_of_a(index: u32) -> u8 {
    noise(index) as u8
}

/// Byte of the second array: any of the 256, so that half of the sums stop at 255.
pub(crate) fn byte_of_b(index: u32) -> u8 {
    noise(!index) as u8
}
