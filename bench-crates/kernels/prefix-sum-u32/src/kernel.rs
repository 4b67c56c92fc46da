use crate::lanes::Lanes;

/// Registers in one step of the loop.
const UNROLLED: usize = 4;

/// Writes to `sums`, as long as `elements`, each element plus all before it, wrapping.
pub fn prefix_sum<L: Lanes>(elements: &[u32], sums: &mut [u32]) {
    let block = UNROLLED * L::LANES;
    let blocks = elements.chunks_exact(block);
    let rest = blocks.remainder();
    let (sums, sums_of_rest) = sums.split_at_mut(elements.len() - rest.len());

    let mut total = L::splat(0);
    for (elements, sums) in blocks.zip(sums.chunks_exact_mut(block)) {
        for (elements, sums) in elements.chunks_exact(L::LANES).zip(sums.chunks_exact_mut(L::LANES)) {
            let scan = L::load(elements).scan();
            scan.add(total).store(sums);
            // From the scan and not from what was stored: so the next register waits for one addition only.
            total = total.add(scan.splat_last());
        }
    }
    let mut total = sums.last().copied().unwrap_or(0);
    for (element, sum) in rest.iter().zip(sums_of_rest) {
        total = total.wrapping_add(*element);
        *sum = total;
    }
}

#[cfg(test)]
mod tests {
    use super::prefix_sum;
    use crate::input::element;
    use crate::lanes::{Best, Lanes};
    use crate::naive_sums;

    /// As many lanes as the SIMD register has, so that blocks and rests are tested without one.
    #[derive(Clone, Copy)]
    struct Four([u32; 4]);

    impl Lanes for Four {
        const LANES: usize = 4;

        fn splat(value: u32) -> Self {
            Self([value; 4])
        }

        fn load(elements: &[u32]) -> Self {
            Self(elements.try_into().unwrap())
        }

        fn add(self, other: Self) -> Self {
            Self(std::array::from_fn(|lane| self.0[lane].wrapping_add(other.0[lane])))
        }

        fn scan(self) -> Self {
            Self(std::array::from_fn(|lane| self.0[..=lane].iter().copied().fold(0, u32::wrapping_add)))
        }

        fn splat_last(self) -> Self {
            Self([self.0[3]; 4])
        }

        fn store(self, to: &mut [u32]) {
            to.copy_from_slice(&self.0);
        }
    }

    fn assert_agrees_with_the_oracle<L: Lanes>() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            let elements: Vec<u32> = (0..length).map(element).collect();
            let mut sums = vec![0; elements.len()];
            prefix_sum::<L>(&elements, &mut sums);
            assert_eq!(sums, naive_sums(length), "length {length}");
        }
    }

    #[test]
    fn agrees_with_the_oracle() {
        assert_agrees_with_the_oracle::<Best>();
    }

    #[test]
    fn agrees_with_the_oracle_in_four_lanes() {
        assert_agrees_with_the_oracle::<Four>();
    }
}
