use support::noise;

use crate::lanes::Lanes;
use crate::{naive_find, words};

/// What the SIMD register does, so that its algorithm is tested without one.
#[derive(Clone, Copy)]
struct Sixteen([u8; 16]);

impl Lanes for Sixteen {
    fn splat(value: u8) -> Self {
        Self([value; 16])
    }

    fn load(bytes: &[u8; 16]) -> Self {
        Self(*bytes)
    }

    fn equal(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| if self.0[lane] == other.0[lane] { 255 } else { 0 }))
    }

    fn or(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] | other.0[lane]))
    }

    fn any(self) -> bool {
        self.0 != [0; 16]
    }

    fn bits(self) -> u16 {
        (0..16).filter(|&lane| self.0[lane] != 0).fold(0, |bits, lane| bits | 1 << lane)
    }
}

fn assert_finds(haystack: &[u8], needle: u8) {
    let expected = naive_find(haystack, needle);
    assert_eq!(words::find(haystack, needle), expected, "words, length {}", haystack.len());
    assert_eq!(super::find::<Sixteen>(haystack, needle), expected, "registers, length {}", haystack.len());
}

#[test]
fn finds_one_at_every_place_of_every_length_from_every_start() {
    let mut text = [b'x'; 330];
    for end in 0..text.len() {
        for start in 0..end.min(17) {
            assert_finds(&text[start..end], b'y');
        }
        text[end] = b'y';
        for start in 0..17.min(end) {
            assert_finds(&text[start..], b'y');
            assert_finds(&text[start..=end], b'y');
            assert_finds(&text[start..end], b'y');
        }
        text[end] = b'x';
    }
}

#[test]
fn finds_the_first_of_many_among_bytes_that_look_alike() {
    for seed in 0..500 {
        let bytes: Vec<u8> = (0..seed % 350)
            .map(|index| [0, 1, 0x80, 0x81, 0x7f, 0xff][noise(seed * 1000 + index) as usize % 6])
            .collect();
        for needle in [0, 1, 0x7f, 0x80, 0x81, 0xff, b'?'] {
            assert_finds(&bytes, needle);
        }
    }
}
