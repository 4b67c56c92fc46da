use support::noise;

/// Bytes of a pixel.
pub const CHANNELS: usize = 4;

/// One byte of the picture: noise, bright or dark by turns in a pattern of tiles; alpha is 255.
pub fn byte(index: u32, width: usize) -> u8 {
    let (pixel, channel) = (index as usize / CHANNELS, index as usize % CHANNELS);
    let (column, row) = (pixel % width, pixel / width);
    if channel == CHANNELS - 1 {
        return 255;
    }
    let tile = (column / 60 + row / 40 + channel) % 3;
    (noise(index) % 128) as u8 + if tile == 0 { 127 } else { 0 }
}
