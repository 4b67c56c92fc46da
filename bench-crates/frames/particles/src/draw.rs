use crate::particles::Particles;

/// A pixel without light, opaque.
pub const DARK: u32 = u32::from_le_bytes([0, 0, 0, 255]);

/// What a particle adds to its pixel: where many meet, red is full first, then green, then blue.
pub const LIGHT: [u8; 4] = [48, 20, 8, 0];

/// Draws every particle into a dark picture. The same in every variant: no SIMD instruction reaches scattered pixels.
pub fn draw(particles: &Particles, width: usize, framebuffer: &mut [u32]) {
    framebuffer.fill(DARK);
    for (x, y) in particles.x.iter().zip(particles.y.iter()) {
        // Neither is negative: the kernel keeps them in the picture.
        #[expect(clippy::cast_sign_loss)]
        let (column, row) = (*x as usize, *y as usize);
        if let Some(pixel) = framebuffer.get_mut(row * width + column) {
            *pixel = lit(*pixel);
        }
    }
}

/// Adds `LIGHT`, stopping at 255 in each channel.
fn lit(pixel: u32) -> u32 {
    const HIGH: u32 = 0x8080_8080;
    // Four additions in one: none reaches its neighbour, because both numbers are below 128.
    let low = (pixel & !HIGH) + u32::from_le_bytes(LIGHT);
    let overflowed = (pixel & low & HIGH) >> 7;
    low | (pixel & HIGH) | (overflowed * 255)
}

#[cfg(test)]
mod tests {
    use super::{LIGHT, lit};

    #[test]
    fn adds_to_each_channel_up_to_255() {
        for byte in 0..=255_u8 {
            for pixel in [[byte; 4], [byte, 0, 255, 255], [255, byte, 0, 255], [127, 128, byte, 0]] {
                let expected = std::array::from_fn(|channel| pixel[channel].saturating_add(LIGHT[channel]));
                assert_eq!(lit(u32::from_le_bytes(pixel)).to_le_bytes(), expected, "{pixel:?}");
            }
        }
    }
}
