use crate::lanes::{Lanes, Scalar};

/// Writes to `both` the pixels of `above` over those of `below`, slices of the same length. All are premultiplied.
pub fn blend<L: Lanes>(above: &[u8], below: &[u8], both: &mut [u8]) {
    let whole = both.len() - both.len() % L::BYTES;
    let (above, above_rest) = above.split_at(whole);
    let (below, below_rest) = below.split_at(whole);
    let (both, both_rest) = both.split_at_mut(whole);
    blend_blocks::<L>(above, below, both);
    blend_blocks::<Scalar>(above_rest, below_rest, both_rest);
}

fn blend_blocks<L: Lanes>(above: &[u8], below: &[u8], both: &mut [u8]) {
    let constants = L::constants();
    let pairs = above.chunks_exact(L::BYTES).zip(below.chunks_exact(L::BYTES));
    for ((above, below), both) in pairs.zip(both.chunks_exact_mut(L::BYTES)) {
        L::load(above).over(L::load(below), &constants).store(both);
    }
}

#[cfg(test)]
mod tests {
    use super::blend;
    use crate::input::{byte_above, byte_below};
    use crate::lanes::{Best, Lanes, Scalar};
    use crate::{naive_over, naive_picture};

    /// As many pixels as the SIMD register has, so that blocks and rests are tested without one.
    #[derive(Clone, Copy)]
    struct Four([Scalar; 4]);

    impl Lanes for Four {
        const BYTES: usize = 16;
        type Constants = ();

        fn constants() {}

        fn load(bytes: &[u8]) -> Self {
            Self(std::array::from_fn(|pixel| Scalar::load(&bytes[pixel * 4..])))
        }

        fn over(self, below: Self, by: &()) -> Self {
            Self(std::array::from_fn(|pixel| self.0[pixel].over(below.0[pixel], by)))
        }

        fn store(self, bytes: &mut [u8]) {
            self.0.iter().zip(bytes.chunks_exact_mut(4)).for_each(|(pixel, bytes)| pixel.store(bytes));
        }
    }

    fn assert_agrees_with_the_oracle<L: Lanes>() {
        for pixels in (0..70).chain([1023, 1024, 1025, 20_000]) {
            let above: Vec<u8> = (0..pixels * 4).map(byte_above).collect();
            let below: Vec<u8> = (0..pixels * 4).map(byte_below).collect();
            let mut both = vec![0; above.len()];
            blend::<L>(&above, &below, &mut both);
            assert_eq!(both, naive_picture(pixels), "{pixels} pixels");
        }
    }

    #[test]
    fn agrees_with_the_oracle() {
        assert_agrees_with_the_oracle::<Best>();
    }

    #[test]
    fn agrees_with_the_oracle_in_blocks_of_four() {
        assert_agrees_with_the_oracle::<Four>();
    }

    #[test]
    fn rounds_every_product_exactly() {
        for alpha in 0..=255 {
            for value in 0..=255 {
                let mut both = [0; 4];
                blend::<Best>(&[0, 0, 0, alpha], &[value; 4], &mut both);
                let let_through = naive_over(0, alpha, value);
                assert_eq!(both, [let_through, let_through, let_through, naive_over(alpha, alpha, value)]);
            }
        }
    }
}
