use super::Lanes;

/// One byte at a time, which the compiler may vectorise where the target allows it.
pub type Scalar = u16;

impl Lanes for u16 {
    const LANES: usize = 1;

    fn splat(value: u16) -> Self {
        value
    }

    fn widen(bytes: &[u8]) -> Self {
        u16::from(bytes[0])
    }

    fn load(elements: &[u16]) -> Self {
        elements[0]
    }

    fn store(self, to: &mut [u16]) {
        to[0] = self;
    }

    fn store_bytes(self, to: &mut [u8]) {
        to[0] = self as u8;
    }
}
