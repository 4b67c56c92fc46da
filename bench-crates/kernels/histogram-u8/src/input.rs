use support::noise;

/// Brightness of a pixel: around 100, and a few of them anything.
pub(crate) fn byte(index: u32) -> u8 {
    let noise = noise(index);
    if noise >> 28 == 0 { noise as u8 } else { 92 + (noise & 7) as u8 + (noise >> 8 & 7) as u8 }
}
