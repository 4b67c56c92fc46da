use support::noise;

/// Byte of the source: any of the 256.
pub(crate) fn byte_of_source(index: u32) -> u8 {
    noise(index) as u8
}
