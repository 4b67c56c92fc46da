use support::noise;

/// Bytes that texts are pieces of.
pub(crate) const BYTES: usize = 4096;
/// Bytes of a text, at least…
const SHORTEST: usize = 4;
/// …and less than this many more.
const SPREAD: usize = 24;

/// Byte of what the texts are pieces of: any of the 256.
pub(crate) fn byte(index: u32) -> u8 {
    noise(index) as u8
}

/// Key of an entry. No two entries have the same: `noise` is a bijection.
pub(crate) fn key(entry: u32) -> u32 {
    noise(entry)
}

/// The text of an entry.
pub(crate) fn text(bytes: &[u8], key: u32) -> &[u8] {
    let length = SHORTEST + key as usize % SPREAD;
    let start = (key >> 8) as usize % (BYTES - SHORTEST - SPREAD);
    &bytes[start..start + length]
}
