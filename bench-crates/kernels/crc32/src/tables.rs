//! Without SIMD: what each of 16 bytes leaves after those behind it comes from a table, of which none waits for another
//! (Kounavis and Berry, "Novel Table Lookup-Based Algorithms for High-Performance CRC Generation", 2008).

use crate::division::after_zeros;

/// By number of bytes that follow, and byte.
static REMAINDERS: [[u32; 256]; 16] = remainders();

/// The remainder after further bytes.
pub fn add(remainder: u32, bytes: &[u8]) -> u32 {
    let (blocks, rest) = bytes.as_chunks();
    let remainder = blocks.iter().fold(remainder, |remainder, block| add_16(remainder, *block));
    rest.iter().fold(remainder, |remainder, byte| remainder >> 8 ^ REMAINDERS[0][usize::from(remainder as u8 ^ byte)])
}

#[inline]
fn add_16(remainder: u32, block: [u8; 16]) -> u32 {
    let word = |at: usize| u32::from_le_bytes(std::array::from_fn(|index| block[at + index]));
    let of_word = |word: u32, last: usize| {
        let [a, b, c, d] = word.to_le_bytes().map(usize::from);
        REMAINDERS[last][a] ^ REMAINDERS[last - 1][b] ^ (REMAINDERS[last - 2][c] ^ REMAINDERS[last - 3][d])
    };
    // The first word last: it alone waits for the remainder.
    of_word(word(4), 11) ^ of_word(word(8), 7) ^ of_word(word(12), 3) ^ of_word(word(0) ^ remainder, 15)
}

/// The remainder after 16 further bytes of 0.
#[cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]
pub fn after_16_zeros(remainder: u32) -> u32 {
    let [a, b, c, d] = remainder.to_le_bytes().map(usize::from);
    REMAINDERS[15][a] ^ REMAINDERS[14][b] ^ REMAINDERS[13][c] ^ REMAINDERS[12][d]
}

const fn remainders() -> [[u32; 256]; 16] {
    let mut remainders = [[0; 256]; 16];
    let mut following = 0;
    while following < remainders.len() {
        let mut byte = 0;
        while byte < 256 {
            remainders[following][byte] = after_zeros(byte as u32, following as u32 + 1);
            byte += 1;
        }
        following += 1;
    }
    remainders
}
