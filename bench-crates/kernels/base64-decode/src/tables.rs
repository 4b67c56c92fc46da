//! Without SIMD: a table for each of a quantum's four characters, so that their bits only have to be put together.

/// What is not of the alphabet: a bit that none of the 24 is.
const WRONG: u32 = 1 << 31;

/// By place in the quantum and character: the bits that it stands for, where they are in three bytes, the first the
/// lowest.
static BITS: [[u32; 256]; 4] = bits();

/// See [`crate::decode::DecodeQuanta`].
pub fn decode_quanta(text: &[u8], bytes: &mut [u8]) -> bool {
    let (quanta, _) = text.as_chunks::<4>();
    let mut all = 0;
    let mut rest = bytes;
    for &[a, b, c, d] in quanta {
        let bits =
            BITS[0][usize::from(a)] | BITS[1][usize::from(b)] | BITS[2][usize::from(c)] | BITS[3][usize::from(d)];
        all |= bits;
        // Four bytes in one store; the next quantum overwrites the last of them.
        let Some(four) = rest.first_chunk_mut() else { return false };
        *four = bits.to_le_bytes();
        rest = &mut rest[3..];
    }
    all & WRONG == 0
}

const fn bits() -> [[u32; 256]; 4] {
    let mut bits = [[WRONG; 256]; 4];
    let mut value = 0;
    while value < 64 {
        let character = crate::input::ALPHABET[value as usize] as usize;
        bits[0][character] = value << 2;
        bits[1][character] = value >> 4 | (value & 0xf) << 12;
        bits[2][character] = value >> 2 << 8 | (value & 3) << 22;
        bits[3][character] = value << 16;
        value += 1;
    }
    bits
}
