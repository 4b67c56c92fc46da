use support::noise;

/// Bytes of a pixel: red, green, blue, alpha.
pub(crate) const CHANNELS: u32 = 4;

/// Byte of the upper picture.
pub(crate) fn byte_above(index: u32) -> u8 {
    premultiplied(index, noise)
}

/// Byte of the lower picture.
pub(crate) fn byte_below(index: u32) -> u8 {
    premultiplied(index, |index| noise(!index))
}

/// Any alpha of the 256, and any colour that it leaves possible: none exceeds it.
fn premultiplied(index: u32, random: impl Fn(u32) -> u32) -> u8 {
    let alpha = random(index | (CHANNELS - 1)) % 256;
    let byte = if index % CHANNELS == CHANNELS - 1 { alpha } else { random(index) % (alpha + 1) };
    byte as u8
}
