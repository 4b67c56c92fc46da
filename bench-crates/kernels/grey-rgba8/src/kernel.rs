use crate::lanes::{Lanes, Scalar};

/// Bytes of a pixel: red, green, blue, alpha.
pub const CHANNELS: usize = 4;

/// Parts that red, green and blue make of 256, as ITU-R BT.601 weighs them.
pub const WEIGHTS: [u16; 3] = [77, 150, 29];

/// What rounds a sum of 256ths.
pub const HALF: u16 = 128;

/// Writes to `luma` the grey of each pixel of `rgba`, a slice four times as long.
pub fn grey<L: Lanes>(rgba: &[u8], luma: &mut [u8]) {
    let whole = luma.len() - luma.len() % L::PIXELS;
    let (rgba, rgba_rest) = rgba.split_at(whole * CHANNELS);
    let (luma, luma_rest) = luma.split_at_mut(whole);
    grey_blocks::<L>(rgba, luma);
    grey_blocks::<Scalar>(rgba_rest, luma_rest);
}

fn grey_blocks<L: Lanes>(rgba: &[u8], luma: &mut [u8]) {
    let constants = L::constants();
    let blocks = rgba.chunks_exact(L::PIXELS * CHANNELS);
    for (rgba, luma) in blocks.zip(luma.chunks_exact_mut(L::PIXELS)) {
        L::grey(&constants, rgba, luma);
    }
}

#[cfg(test)]
mod tests {
    use super::{CHANNELS, WEIGHTS, grey};
    use crate::input::byte;
    use crate::lanes::{Best, Lanes, Scalar};
    use crate::naive_luma;

    /// As many pixels as the SIMD code does at once, so that blocks and rests are tested without it.
    struct Sixteen;

    impl Lanes for Sixteen {
        const PIXELS: usize = 16;
        type Constants = ();

        fn constants() {}

        fn grey(by: &(), rgba: &[u8], luma: &mut [u8]) {
            assert_eq!((rgba.len(), luma.len()), (64, 16));
            for (rgba, luma) in rgba.chunks_exact(CHANNELS).zip(luma.chunks_exact_mut(1)) {
                Scalar::grey(by, rgba, luma);
            }
        }
    }

    fn assert_agrees_with_the_oracle<L: Lanes>() {
        for pixels in (0..70).chain([1023, 1024, 1025, 20_000]) {
            let rgba: Vec<u8> = (0..pixels * 4).map(byte).collect();
            let mut luma = vec![0; pixels as usize];
            grey::<L>(&rgba, &mut luma);
            let expected: Vec<u8> = (0..pixels).map(naive_luma).collect();
            assert_eq!(luma, expected, "{pixels} pixels");
        }
    }

    #[test]
    fn agrees_with_the_oracle() {
        assert_agrees_with_the_oracle::<Best>();
    }

    #[test]
    fn agrees_with_the_oracle_in_blocks_of_sixteen() {
        assert_agrees_with_the_oracle::<Sixteen>();
    }

    #[test]
    fn leaves_grey_as_it_is() {
        assert_eq!(WEIGHTS.iter().sum::<u16>(), 256);
        for value in 0..=255 {
            for alpha in [0, 255] {
                let mut luma = [0];
                grey::<Best>(&[value, value, value, alpha], &mut luma);
                assert_eq!(luma, [value]);
            }
        }
    }
}
