/// A number that looks random but depends on `index` alone, so that every variant sees equal input.
///
/// The finaliser of `MurmurHash3` (Appleby, 2008): a bijection of the 32-bit integers.
pub const fn noise(index: u32) -> u32 {
    let mut bits = index.wrapping_add(1);
    bits = (bits ^ (bits >> 16)).wrapping_mul(0x85eb_ca6b);
    bits = (bits ^ (bits >> 13)).wrapping_mul(0xc2b2_ae35);
    bits ^ (bits >> 16)
}

#[cfg(test)]
mod tests {
    use super::noise;

    #[test]
    fn spreads_evenly_over_the_low_bits() {
        let mut seen = [0; 16];
        for index in 0..16_000 {
            seen[noise(index) as usize % 16] += 1;
        }
        assert!(seen.iter().all(|&count| (850..1150).contains(&count)), "{seen:?}");
    }
}
