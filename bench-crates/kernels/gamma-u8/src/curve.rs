//! The curve of sRGB, exact in every byte.

/// Where the parabola of each segment lies: byte `x` becomes `(x · (x + tilt) + lift) / 256`.
///
/// The curve is nearly a square, so one of the same curvature everywhere will do, if every 16 bytes have a tilt and a
/// lift of their own. Found by trying all tilts: each leaves an interval of lifts that round all 16 bytes as they should
/// be, and of the tilts that leave one, this is the one with the widest, at its middle.
pub const SEGMENTS: [(i8, i16); 16] = [
    (7, 167),
    (-12, 415),
    (-16, 535),
    (-23, 863),
    (-25, 974),
    (-27, 1130),
    (-22, 624),
    (-21, 524),
    (-15, -229),
    (-9, -1102),
    (3, -3018),
    (6, -3549),
    (20, -6167),
    (36, -9471),
    (49, -12357),
    (63, -15717),
];

/// The linear value of every byte: the way to do this without SIMD.
static LINEAR: [u8; 256] = table();

/// The linear value of a byte.
pub fn linear(encoded: u8) -> u8 {
    LINEAR[usize::from(encoded)]
}

const fn table() -> [u8; 256] {
    let mut table = [0; 256];
    let mut encoded = 0;
    while encoded < table.len() {
        let (tilt, lift) = SEGMENTS[encoded / 16];
        // Wrapping, as in SIMD: the sum is what it should be whether or not a term is negative.
        let x = encoded as u16;
        let parabola = x.wrapping_mul(x.wrapping_add_signed(tilt as i16)).wrapping_add_signed(lift);
        table[encoded] = (parabola >> 8) as u8;
        encoded += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{SEGMENTS, linear};
    use crate::naive_linear;

    #[test]
    fn is_the_standard_in_every_byte() {
        for encoded in 0..=255 {
            assert_eq!(linear(encoded), naive_linear(encoded), "byte {encoded}");
        }
    }

    #[test]
    fn holds_in_wrapping_arithmetic_of_16_bits() {
        for encoded in 0..=255_u8 {
            let (tilt, lift) = SEGMENTS[usize::from(encoded / 16)];
            let x = u16::from(encoded);
            let parabola = x.wrapping_mul(x.wrapping_add_signed(tilt.into())).wrapping_add_signed(lift);
            assert_eq!((parabola >> 8) as u8, naive_linear(encoded), "byte {encoded}");
        }
    }
}
