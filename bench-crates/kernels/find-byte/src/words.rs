//! Without SIMD: eight bytes in an integer.

const ONES: u64 = 0x0101_0101_0101_0101;

/// The first position of `needle`.
///
/// Subtracting 1 from each byte of a word borrows from the bit above it where the byte is 0 (Mycroft, 1987). A borrow
/// can go on into later bytes, but the first that is marked is right.
#[cfg_attr(all(target_arch = "wasm32", target_feature = "simd128", feature = "simd"), inline(never))]
pub fn find(haystack: &[u8], needle: u8) -> Option<usize> {
    let zeros = |word: &[u8; 8]| {
        let differences = u64::from_le_bytes(*word) ^ (ONES * u64::from(needle));
        differences.wrapping_sub(ONES) & !differences & (ONES << 7)
    };
    let (words, rest) = haystack.as_chunks();
    for (index, word) in words.iter().enumerate() {
        let zeros = zeros(word);
        if zeros != 0 {
            return Some(8 * index + zeros.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|&byte| byte == needle).map(|at| 8 * words.len() + at)
}
