/// What a picture of RGBA pixels folds to, each pixel a little-endian `u32`: all of them, in order.
///
/// The page that measures folds the framebuffer in the same way, and compares.
///
/// # Panics
/// When the bytes are no whole number of pixels.
pub fn picture_checksum(rgba: &[u8]) -> u32 {
    let (pixels, rest) = rgba.as_chunks();
    assert!(rest.is_empty(), "{} bytes are no whole number of pixels", rgba.len());
    pixels.iter().fold(0, |sum, &pixel| sum.rotate_left(5) ^ u32::from_le_bytes(pixel))
}

#[cfg(test)]
mod tests {
    use super::picture_checksum;
    use crate::noise;

    #[test]
    fn is_what_the_contract_says() {
        assert_eq!(picture_checksum(&[]), 0);
        assert_eq!(picture_checksum(&[1, 2, 3, 255]), 0xff03_0201);
        let two = picture_checksum(&[1, 2, 3, 255, 4, 5, 6, 255]);
        assert_eq!(two, 0xff03_0201_u32.rotate_left(5) ^ 0xff06_0504);
    }

    #[test]
    fn sees_every_bit_of_every_pixel() {
        let picture: Vec<u8> = (0..400).map(|index| noise(index) as u8).collect();
        let whole = picture_checksum(&picture);
        for byte in 0..picture.len() {
            for bit in 0..8 {
                let mut other = picture.clone();
                other[byte] ^= 1 << bit;
                assert_ne!(picture_checksum(&other), whole, "byte {byte}, bit {bit}");
            }
        }
    }

    #[test]
    fn depends_on_the_order() {
        assert_ne!(picture_checksum(&[1, 1, 1, 255, 2, 2, 2, 255]), picture_checksum(&[2, 2, 2, 255, 1, 1, 1, 255]));
    }

    #[test]
    #[should_panic(expected = "5 bytes are no whole number of pixels")]
    fn refuses_half_a_pixel() {
        picture_checksum(&[0; 5]);
    }
}
