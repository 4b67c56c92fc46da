use std::array::from_fn;

use support::noise;

use crate::division::naive_add;
use crate::lanes::Lanes;
use crate::tables;

/// What the SIMD register does, so that its algorithm is tested without one.
#[derive(Clone, Copy)]
struct Sixteen([u8; 16]);

impl Lanes for Sixteen {
    fn constant(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    fn load(bytes: &[u8; 16]) -> Self {
        Self(*bytes)
    }

    fn store(self) -> [u8; 16] {
        self.0
    }

    fn in_first_lane(byte: u8) -> Self {
        Self(from_fn(|lane| if lane == 0 { byte } else { 0 }))
    }

    fn and(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] & other.0[lane]))
    }

    fn xor(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] ^ other.0[lane]))
    }

    fn high_halves(self, lowest_four: Self) -> Self {
        assert_eq!(lowest_four.0, [0x0f; 16]);
        Self(self.0.map(|byte| byte >> 4))
    }

    fn look_up(self, indices: Self) -> Self {
        Self(indices.0.map(|index| self.0[usize::from(index)]))
    }

    fn interleaved_low(self, other: Self) -> Self {
        Self(from_fn(|lane| if lane % 2 == 0 { self.0[lane / 2] } else { other.0[lane / 2] }))
    }

    fn interleaved_high(self, other: Self) -> Self {
        Self(from_fn(|lane| if lane % 2 == 0 { self.0[8 + lane / 2] } else { other.0[8 + lane / 2] }))
    }
}

fn assert_agrees(start: u32, message: &[u8]) {
    let expected = naive_add(start, message);
    assert_eq!(tables::add(start, message), expected, "tables, length {}", message.len());
    assert_eq!(super::add::<Sixteen>(start, message), expected, "registers, length {}", message.len());
}

#[test]
fn agrees_with_the_oracle() {
    for length in (0..70).chain(250..290).chain([511, 512, 513, 1000, 20_000]) {
        let message: Vec<u8> = (0..length).map(crate::input::byte).collect();
        for start in [!0, 0, noise(length)] {
            assert_agrees(start, &message);
        }
    }
}

#[test]
fn sees_every_byte_of_every_block() {
    let mut message = [0; 800];
    for place in 0..message.len() {
        message[place] = 0x81;
        assert_agrees(0, &message);
        message[place] = 0;
    }
}
