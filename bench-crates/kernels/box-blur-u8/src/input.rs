use support::noise;

/// Byte of a picture of so many columns: noise in a chequer of light and dark squares, so that a blur does not make one
/// grey of it all.
pub(crate) fn byte(index: u32, columns: u32) -> u8 {
    let (row, column) = (index / columns, index % columns);
    let light = (row / 24 + column / 24) % 2;
    (noise(index) % 128 + light * 128) as u8
}
