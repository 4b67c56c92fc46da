use support::noise;

/// Bytes in the proportions of prose with some numbers, and, so that every branch of every
/// comparison is taken, bytes at the edges of the classes and outside ASCII.
const MIXTURE: &[u8; 64] = b"etaoin shrdlu ETAOIN 0123456789 \t\n\r,.;/:@[`{\x00\x08\x0e\x1f\x7f\x80\xff azAZ yes not";

/// Character of the text.
pub(crate) fn character(index: u32) -> u8 {
    MIXTURE[noise(index) as usize % MIXTURE.len()]
}
