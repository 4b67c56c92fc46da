use support::noise;

/// The alphabet of RFC 4648, section 4.
pub(crate) const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Length of what `size` bytes are encoded to.
pub(crate) fn encoded_length(size: u32) -> usize {
    4 * (size as usize).div_ceil(3)
}

/// Byte that is to come out.
pub(crate) fn byte(index: u32) -> u8 {
    noise(index) as u8
}

/// Character of the base64 of `size` bytes.
pub(crate) fn character(size: u32, index: u32) -> u8 {
    let first = index / 4 * 3;
    let byte_or_0 = |at| if at < size { u32::from(byte(at)) } else { 0 };
    let bits = byte_or_0(first) << 16 | byte_or_0(first + 1) << 8 | byte_or_0(first + 2);
    // Characters that would tell of bytes after the last one.
    if first + index % 4 > size { b'=' } else { ALPHABET[(bits >> (18 - 6 * (index % 4))) as usize % 64] }
}
