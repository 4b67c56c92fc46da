use crate::curve::linear;
use crate::lanes::Lanes;

/// Writes to `to` the linear value of each byte of `encoded`, a slice of the same length.
pub fn decode<L: Lanes>(encoded: &[u8], to: &mut [u8]) {
    let (blocks, rest) = encoded.split_at(encoded.len() - encoded.len() % L::LANES);
    let (to_blocks, to_rest) = to.split_at_mut(blocks.len());

    let constants = L::constants();
    for (encoded, to) in blocks.chunks_exact(L::LANES).zip(to_blocks.chunks_exact_mut(L::LANES)) {
        L::load(encoded).decode(&constants).store(to);
    }
    for (encoded, to) in rest.iter().zip(to_rest) {
        *to = linear(*encoded);
    }
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::input::byte;
    use crate::lanes::Best;
    use crate::naive_linear;

    fn assert_decodes(encoded: &[u8]) {
        let mut to = vec![0; encoded.len()];
        decode::<Best>(encoded, &mut to);
        let expected: Vec<u8> = encoded.iter().copied().map(naive_linear).collect();
        assert_eq!(to, expected, "length {}", encoded.len());
    }

    #[test]
    fn agrees_with_the_oracle() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            assert_decodes(&(0..length).map(byte).collect::<Vec<_>>());
        }
    }

    #[test]
    fn knows_every_byte() {
        assert_decodes(&(0..=255).collect::<Vec<_>>());
    }
}
