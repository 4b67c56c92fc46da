use super::Lanes;

/// Without SIMD: eight bytes in an integer, with room between every two for their sum.
#[derive(Clone, Copy)]
pub struct Word(u64);

impl Lanes for Word {
    const BYTES: usize = 8;
    /// Two numbers, in the lower and the upper half.
    type Wide = u64;

    fn low_bytes() -> Self {
        Self(0x00ff_00ff_00ff_00ff)
    }

    fn zero() -> Self {
        Self(0)
    }

    fn load(bytes: &[u8]) -> Self {
        Self(u64::from_le_bytes(std::array::from_fn(|index| bytes[index])))
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn pairs(self, low_bytes: Self) -> Self {
        Self((self.0 & low_bytes.0) + (self.0 >> 8 & low_bytes.0))
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    fn widened(self) -> u64 {
        const LOW: u64 = 0x0000_ffff_0000_ffff;
        (self.0 & LOW) + (self.0 >> 16 & LOW)
    }

    fn weighted(self) -> u64 {
        let lane = |index: u32| self.0 >> (16 * index) & 0xffff;
        7 * lane(0) + 5 * lane(1) + 3 * lane(2) + lane(3)
    }

    fn plus_wide(a: u64, b: u64) -> u64 {
        a + b
    }

    fn sum(wide: u64) -> u64 {
        (wide & 0xffff_ffff) + (wide >> 32)
    }
}
