use crate::lanes::Lanes;

/// Places on the way that go into the checksum.
const MILESTONES: usize = 16;

/// Follows `links` links through the table from its entry 0, and returns a checksum of 16 places on the way.
///
/// Every load needs the one before: the time is the latency of the cache, times `links`, and no
/// instruction set changes that. Only the fold of the 16 places is written over lanes.
pub fn chase<L: Lanes>(table: &[u32], links: u32) -> u32 {
    fold::<L>(&milestones(table, links))
}

fn milestones(table: &[u32], links: u32) -> [u32; MILESTONES] {
    let mut place = 0;
    let mut left = links;
    std::array::from_fn(|milestone| {
        let leg = left / (MILESTONES - milestone) as u32;
        left -= leg;
        for _ in 0..leg {
            place = table[place as usize];
        }
        place
    })
}

/// A polynomial in each of four lanes, then one over the lanes.
fn fold<L: Lanes>(places: &[u32; MILESTONES]) -> u32 {
    let (blocks, _) = places.as_chunks();
    let sums = blocks.iter().map(L::load).reduce(|sums, block| sums.times_plus(FACTOR, block));
    let sums = sums.map_or([0; 4], L::to_array);
    sums.iter().fold(0, |sum: u32, lane| sum.wrapping_mul(FACTOR).wrapping_add(*lane))
}

/// An odd number, so that multiplying by it loses nothing modulo 2^32.
pub const FACTOR: u32 = 31;

#[cfg(test)]
mod tests {
    use super::chase;
    use crate::lanes::Best;
    use crate::{naive_chase, table};

    #[test]
    fn agrees_with_the_oracle() {
        for links in (0..70).chain([1023, 1024, 1025, 20_000]) {
            assert_eq!(chase::<Best>(&table::ring(), links), naive_chase(links), "{links} links");
        }
    }
}
