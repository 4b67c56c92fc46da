use support::noise;

/// Byte of the message: mostly the largest ones, which is where sums would overflow first.
pub(crate) fn byte(index: u32) -> u8 {
    let noise = noise(index);
    if (noise >> 8).is_multiple_of(4) { noise as u8 } else { noise as u8 | 0xf0 }
}
