use crate::lanes::Lanes;

/// How often each byte occurs.
pub type Counts = [u32; 256];

/// Writes to `counts` how often each byte occurs in `bytes`, with `tables` to work in.
///
/// A processor that adds to a count that it has just stored has to wait for the store. Where one byte follows another
/// like it, that is avoided by counting them in different tables.
pub fn count<L: Lanes>(bytes: &[u8], tables: &mut [Counts; 4], counts: &mut Counts) {
    *tables = [[0; 256]; 4];
    let [a, b, c, d] = tables;
    let (words, rest) = bytes.as_chunks();
    for &word in words {
        // One load for eight bytes.
        let word = u64::from_le_bytes(word);
        let byte = |index: u32| (word >> (8 * index)) as usize & 0xff;
        a[byte(0)] += 1;
        b[byte(1)] += 1;
        c[byte(2)] += 1;
        d[byte(3)] += 1;
        a[byte(4)] += 1;
        b[byte(5)] += 1;
        c[byte(6)] += 1;
        d[byte(7)] += 1;
    }
    for &byte in rest {
        a[usize::from(byte)] += 1;
    }
    for (at, sums) in counts.chunks_exact_mut(L::LANES).enumerate() {
        let load = |table: &Counts| L::load(&table[L::LANES * at..]);
        load(a).plus(load(b)).plus(load(c).plus(load(d))).store(sums);
    }
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::input::byte;
    use crate::lanes::{Best, Lanes};
    use crate::naive_counts;

    /// As many lanes as the SIMD register has, so that blocks are tested without one.
    #[derive(Clone, Copy)]
    struct Four([u32; 4]);

    impl Lanes for Four {
        const LANES: usize = 4;

        fn load(counts: &[u32]) -> Self {
            Self(std::array::from_fn(|lane| counts[lane]))
        }

        fn plus(self, other: Self) -> Self {
            Self(std::array::from_fn(|lane| self.0[lane] + other.0[lane]))
        }

        fn store(self, counts: &mut [u32]) {
            counts.copy_from_slice(&self.0);
        }
    }

    fn assert_counts(bytes: &[u8]) {
        // What was left there before must not matter.
        let mut tables = [[7; 256]; 4];
        let mut counts = [9; 256];
        count::<Best>(bytes, &mut tables, &mut counts);
        assert_eq!(counts, naive_counts(bytes), "length {}", bytes.len());
        count::<Four>(bytes, &mut tables, &mut counts);
        assert_eq!(counts, naive_counts(bytes), "four lanes, length {}", bytes.len());
    }

    #[test]
    fn agrees_with_the_oracle() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            assert_counts(&(0..length).map(byte).collect::<Vec<_>>());
        }
    }

    #[test]
    fn counts_runs_and_every_byte() {
        assert_counts(&[255; 1000]);
        assert_counts(&(0..=255).collect::<Vec<_>>());
    }
}
