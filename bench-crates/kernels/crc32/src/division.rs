//! Steps of the division, which tables are made of when compiling.

/// The divisor but for its highest power, the lowest bit that of the highest power.
const DIVISOR: u32 = 0xedb8_8320;

/// The remainder after a further byte of 0.
const fn after_zero(mut remainder: u32) -> u32 {
    let mut bit = 0;
    while bit < 8 {
        remainder = (remainder >> 1) ^ ((remainder & 1) * DIVISOR);
        bit += 1;
    }
    remainder
}

/// The remainder after so many further bytes of 0.
pub const fn after_zeros(mut remainder: u32, bytes: u32) -> u32 {
    let mut byte = 0;
    while byte < bytes {
        remainder = after_zero(remainder);
        byte += 1;
    }
    remainder
}

/// The remainder after further bytes, one by one.
#[cfg(test)]
pub fn naive_add(remainder: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(remainder, |remainder, &byte| after_zero(remainder ^ u32::from(byte)))
}
