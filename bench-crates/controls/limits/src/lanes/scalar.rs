use super::Register;

/// 16 bytes, little-endian.
#[derive(Clone, Copy)]
pub struct Scalar([u8; 16]);

impl Scalar {
    fn by_word(self, other: Self, of: impl Fn(u32, u32) -> u32) -> Self {
        let word =
            |bytes: &[u8], at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
        let mut result = [0; 16];
        for at in (0..16).step_by(4) {
            result[at..at + 4].copy_from_slice(&of(word(&self.0, at), word(&other.0, at)).to_le_bytes());
        }
        Self(result)
    }
}

impl Register for Scalar {
    fn load(bytes: &[u8; 16]) -> Self {
        Self(*bytes)
    }

    fn store(self, bytes: &mut [u8; 16]) {
        *bytes = self.0;
    }

    fn add_f32(self, other: Self) -> Self {
        self.by_word(other, |a, b| (f32::from_bits(a) + f32::from_bits(b)).to_bits())
    }

    fn mul_f32(self, other: Self) -> Self {
        self.by_word(other, |a, b| (f32::from_bits(a) * f32::from_bits(b)).to_bits())
    }

    fn add_u32(self, other: Self) -> Self {
        self.by_word(other, u32::wrapping_add)
    }

    fn xor(self, other: Self) -> Self {
        self.by_word(other, |a, b| a ^ b)
    }

    #[expect(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "bits are read as two's complement")]
    fn dot_i16(self, other: Self) -> Self {
        let low = |word: u32| i32::from(word as u16 as i16);
        let high = |word: u32| i32::from((word >> 16) as u16 as i16);
        self.by_word(other, |a, b| (low(a) * low(b)).wrapping_add(high(a) * high(b)) as u32)
    }

    fn rotate(self) -> Self {
        Self(std::array::from_fn(|index| self.0[(index + 5) % 16]))
    }
}
