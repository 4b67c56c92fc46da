use support::noise;

/// Byte of the first vector: any of the 256.
pub(crate) fn byte_of_a(index: u32) -> i8 {
    noise(index) as i8
}

/// Byte of the second vector: from 0 to 127, because relaxed SIMD leaves it to the processor what the eighth bit means.
pub(crate) fn byte_of_b(index: u32) -> i8 {
    (noise(!index) & 127) as i8
}
