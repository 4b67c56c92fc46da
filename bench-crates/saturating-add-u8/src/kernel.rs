use crate::lanes::{Lanes, Scalar};

/// Writes to `sums` what `a` and `b`, slices of the same length, add up to byte by byte, 255 at most.
pub fn add_saturating<L: Lanes>(a: &[u8], b: &[u8], sums: &mut [u8]) {
    let whole = a.len() - a.len() % L::LANES;
    let (a, a_rest) = a.split_at(whole);
    let (b, b_rest) = b.split_at(whole);
    let (sums, sums_rest) = sums.split_at_mut(whole);
    add_blocks::<L>(a, b, sums);
    add_blocks::<Scalar>(a_rest, b_rest, sums_rest);
}

fn add_blocks<L: Lanes>(a: &[u8], b: &[u8], sums: &mut [u8]) {
    let blocks = a.chunks_exact(L::LANES).zip(b.chunks_exact(L::LANES));
    for ((a, b), sums) in blocks.zip(sums.chunks_exact_mut(L::LANES)) {
        L::load(a).add_saturating(L::load(b)).store(sums);
    }
}

#[cfg(test)]
mod tests {
    use super::add_saturating;
    use crate::input::{byte_of_a, byte_of_b};
    use crate::lanes::{Best, Lanes, Scalar};
    use crate::naive_sums;

    fn agrees_with_the_oracle<L: Lanes>() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            let a: Vec<u8> = (0..length).map(byte_of_a).collect();
            let b: Vec<u8> = (0..length).map(byte_of_b).collect();
            let mut sums = vec![0; a.len()];
            add_saturating::<L>(&a, &b, &mut sums);
            assert_eq!(sums, naive_sums(length), "length {length}");
        }
    }

    #[test]
    fn scalar_agrees_with_the_oracle() {
        agrees_with_the_oracle::<Scalar>();
    }

    #[test]
    fn best_agrees_with_the_oracle() {
        agrees_with_the_oracle::<Best>();
    }
}
