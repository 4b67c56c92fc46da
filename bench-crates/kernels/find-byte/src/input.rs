use support::noise;

/// What is looked for.
const NEEDLE: u8 = b'\n';

/// A text is at least so long, so that short lines are searched often enough to be timed.
const LEAST_LENGTH: usize = 16_384;

/// Bytes of a text in lines of `line` bytes each, a byte to end it among them.
pub(crate) fn length(line: usize) -> usize {
    line.max(LEAST_LENGTH)
}

/// Character of a text in lines of `line` bytes: letters, and bytes that differ from the one looked for in one bit.
pub(crate) fn character(line: u32, index: u32) -> u8 {
    const MIXTURE: &[u8; 31] = b"etaoin shrdlu ETAOIN\x0b\x08\x0e\x02\x1a\x2a\x4a\x8a\x09\x00\xff";
    if (index + 1).is_multiple_of(line.max(1)) { NEEDLE } else { MIXTURE[noise(index) as usize % MIXTURE.len()] }
}

/// Looks for all ends of lines and folds how far each was from where the search began.
///
/// Four times, from other starts, so that no compiler finds that it need be done but once, and so that not every
/// search begins at a multiple of 16.
pub(crate) fn checksum_of_lines(text: &[u8], find: impl Fn(&[u8], u8) -> Option<usize>) -> u32 {
    // Nobody knows beforehand what is looked for.
    let needle = std::hint::black_box(NEEDLE);
    let mut sum = 0_u32;
    for start in 0..text.len().min(4) {
        let mut rest = &text[start..];
        while let Some(at) = find(rest, needle) {
            sum = sum.wrapping_mul(31).wrapping_add(at as u32);
            rest = &rest[at + 1..];
        }
    }
    sum
}
