use crate::lanes::{Lanes, Scalar};
use crate::network::{self, ROW};

/// Writes `numbers` to `sorted`, a slice of the same length, with each row in ascending order.
pub fn sort_rows<L: Lanes>(numbers: &[u32], sorted: &mut [u32]) {
    let whole = numbers.len() - numbers.len() % (ROW * L::LANES);
    let (blocks, rest) = numbers.split_at(whole);
    let (sorted_blocks, sorted_rest) = sorted.split_at_mut(whole);
    sort_blocks::<L>(blocks, sorted_blocks);

    let whole = rest.len() - rest.len() % ROW;
    let (rows, last_row) = rest.split_at(whole);
    let (sorted_rows, sorted_last_row) = sorted_rest.split_at_mut(whole);
    sort_blocks::<Scalar>(rows, sorted_rows);
    insert_in_order(last_row, sorted_last_row);
}

/// As many rows at a time as there are lanes.
fn sort_blocks<L: Lanes>(numbers: &[u32], sorted: &mut [u32]) {
    let blocks = numbers.chunks_exact(ROW * L::LANES).zip(sorted.chunks_exact_mut(ROW * L::LANES));
    for (rows, sorted) in blocks {
        L::store_columns(network::sort(L::load_columns(rows)), sorted);
    }
}

/// For a row of fewer than eight.
fn insert_in_order(numbers: &[u32], sorted: &mut [u32]) {
    for (length, &number) in numbers.iter().enumerate() {
        let at = sorted[..length].partition_point(|&before| before <= number);
        sorted.copy_within(at..length, at + 1);
        sorted[at] = number;
    }
}

#[cfg(test)]
mod tests {
    use std::array::from_fn;

    use super::sort_rows;
    use crate::input::number;
    use crate::lanes::{Best, Lanes};
    use crate::naive_rows;
    use crate::network::ROW;

    /// As many lanes as the SIMD register has, so that blocks and rests are tested without one.
    #[derive(Clone, Copy)]
    struct Four([u32; 4]);

    impl Lanes for Four {
        const LANES: usize = 4;

        fn load_columns(rows: &[u32]) -> [Self; ROW] {
            from_fn(|column| Self(from_fn(|row| rows[ROW * row + column])))
        }

        fn store_columns(columns: [Self; ROW], rows: &mut [u32]) {
            for (index, number) in rows.iter_mut().enumerate() {
                *number = columns[index % ROW].0[index / ROW];
            }
        }

        fn smaller(self, other: Self) -> Self {
            Self(from_fn(|lane| self.0[lane].min(other.0[lane])))
        }

        fn larger(self, other: Self) -> Self {
            Self(from_fn(|lane| self.0[lane].max(other.0[lane])))
        }
    }

    fn assert_sorts(numbers: &[u32]) {
        let mut sorted = vec![0; numbers.len()];
        sort_rows::<Best>(numbers, &mut sorted);
        assert_eq!(sorted, naive_rows(numbers), "length {}", numbers.len());
        sorted.fill(0);
        sort_rows::<Four>(numbers, &mut sorted);
        assert_eq!(sorted, naive_rows(numbers), "four lanes, length {}", numbers.len());
    }

    #[test]
    fn agrees_with_the_oracle() {
        for length in (0..140).chain([1023, 1024, 1025, 20_000]) {
            assert_sorts(&(0..length).map(number).collect::<Vec<_>>());
        }
    }

    /// A network that sorts all rows of zeros and ones sorts all rows (Knuth, 5.3.4, theorem Z).
    #[test]
    fn sorts_all_zeros_and_ones() {
        let rows: Vec<u32> = (0..256).flat_map(|bits| (0..8).map(move |place| bits >> place & 1)).collect();
        assert_sorts(&rows);
        assert_sorts(&rows.iter().map(|bit| bit * u32::MAX).collect::<Vec<_>>());
    }
}
