use crate::lanes::Lanes;

/// Writes to `sums` what `a` and `b`, slices of the same length, add up to byte by byte, 255 at most.
pub fn add_saturating<L: Lanes>(a: &[u8], b: &[u8], sums: &mut [u8]) {
    let whole = sums.len() - sums.len() % L::LANES;
    let (a_blocks, a_rest) = a.split_at(whole);
    let (b_blocks, b_rest) = b.split_at(whole);
    let (sum_blocks, sums_of_rest) = sums.split_at_mut(whole);

    let pairs = a_blocks.chunks_exact(L::LANES).zip(b_blocks.chunks_exact(L::LANES));
    for ((a, b), sums) in pairs.zip(sum_blocks.chunks_exact_mut(L::LANES)) {
        L::load(a).add_saturating(L::load(b)).store(sums);
    }
    for ((a, b), sum) in a_rest.iter().zip(b_rest).zip(sums_of_rest) {
        *sum = a.saturating_add(*b);
    }
}

#[cfg(test)]
mod tests {
    use super::add_saturating;
    use crate::input::{byte_of_a, byte_of_b};
    use crate::lanes::{Best, Lanes};
    use crate::naive_sums;

    /// As many lanes as the SIMD register has, so that blocks and rests are tested without one.
    #[derive(Clone, Copy)]
    struct Sixteen([u8; 16]);

    impl Lanes for Sixteen {
        const LANES: usize = 16;

        fn load(bytes: &[u8]) -> Self {
            Self(bytes.try_into().unwrap())
        }

        fn add_saturating(self, other: Self) -> Self {
            Self(std::array::from_fn(|lane| self.0[lane].saturating_add(other.0[lane])))
        }

        fn store(self, bytes: &mut [u8]) {
            bytes.copy_from_slice(&self.0);
        }
    }

    fn assert_agrees_with_the_oracle<L: Lanes>() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            let a: Vec<u8> = (0..length).map(byte_of_a).collect();
            let b: Vec<u8> = (0..length).map(byte_of_b).collect();
            let mut sums = vec![0; a.len()];
            add_saturating::<L>(&a, &b, &mut sums);
            assert_eq!(sums, naive_sums(length), "length {length}");
        }
    }

    #[test]
    fn agrees_with_the_oracle() {
        assert_agrees_with_the_oracle::<Best>();
    }

    #[test]
    fn agrees_with_the_oracle_in_sixteen_lanes() {
        assert_agrees_with_the_oracle::<Sixteen>();
    }
}
