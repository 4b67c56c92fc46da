use std::array::from_fn;

use super::adler32;
use crate::input::byte;
use crate::lanes::{Best, Lanes};
use crate::naive_adler32;

/// What the SIMD register does, and that nothing in it overflows.
#[derive(Clone, Copy)]
struct Eight([u16; 8]);

impl Lanes for Eight {
    const BYTES: usize = 16;
    type Wide = [u32; 4];

    fn low_bytes() -> Self {
        Self([255; 8])
    }

    fn zero() -> Self {
        Self([0; 8])
    }

    fn load(bytes: &[u8]) -> Self {
        Self(from_fn(|lane| u16::from_le_bytes([bytes[2 * lane], bytes[2 * lane + 1]])))
    }

    fn and(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] & other.0[lane]))
    }

    fn pairs(self, _low_bytes: Self) -> Self {
        Self(self.0.map(|lane| (lane & 255) + (lane >> 8)))
    }

    fn plus(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] + other.0[lane]))
    }

    fn widened(self) -> [u32; 4] {
        from_fn(|lane| u32::from(self.0[2 * lane]) + u32::from(self.0[2 * lane + 1]))
    }

    fn weighted(self) -> [u32; 4] {
        // Lanes are signed where they are multiplied.
        assert!(self.0.iter().all(|&lane| lane < 1 << 15));
        let weighted = |lane: usize| u32::from(self.0[lane]) * (15 - 2 * lane as u32);
        from_fn(|lane| weighted(2 * lane) + weighted(2 * lane + 1))
    }

    fn plus_wide(a: [u32; 4], b: [u32; 4]) -> [u32; 4] {
        from_fn(|lane| a[lane] + b[lane])
    }

    fn sum(wide: [u32; 4]) -> u64 {
        wide.into_iter().map(u64::from).sum()
    }
}

fn assert_agrees(message: &[u8]) {
    let expected = naive_adler32(message.iter().copied());
    assert_eq!(adler32::<Best>(message), expected, "length {}", message.len());
    assert_eq!(adler32::<Eight>(message), expected, "registers, length {}", message.len());
}

#[test]
fn agrees_with_the_oracle() {
    for length in (0..600).chain([5551, 5552, 5553, 65_535, 65_536, 65_537, 200_000]) {
        assert_agrees(&(0..length).map(byte).collect::<Vec<_>>());
    }
}

#[test]
fn does_not_overflow() {
    for length in [255, 256, 4096, 32_768, 65_536, 65_792, 300_001] {
        assert_agrees(&vec![255; length]);
        assert_agrees(&vec![0; length]);
    }
}
