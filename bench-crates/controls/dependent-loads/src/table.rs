use support::{Buffer, noise};

/// Entries of the table: 16 KiB of `u32`.
pub const ENTRIES: usize = 4096;

/// A table of links that leads through all its entries, in no order that a prefetcher could guess, and back to the first.
///
/// Sattolo's algorithm (1986): like a shuffle, but always a single cycle.
pub fn ring() -> Buffer<u32> {
    let mut links = Buffer::from_fn(ENTRIES, |index| index);
    for last in (1..ENTRIES).rev() {
        links.swap(last, noise(last as u32) as usize % last);
    }
    links
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES, ring};

    #[test]
    fn leads_through_all_entries() {
        let ring = ring();
        let mut place = 0;
        for left in (0..ENTRIES).rev() {
            place = ring[place] as usize;
            assert_eq!(place == 0, left == 0);
        }
    }
}
