use support::noise;

/// Byte of the message.
pub(crate) fn byte(index: u32) -> u8 {
    noise(index) as u8
}
