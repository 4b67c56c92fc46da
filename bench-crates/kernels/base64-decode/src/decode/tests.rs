use std::array::from_fn;

use support::noise;

use super::{DecodeQuanta, decode};
use crate::input::{ALPHABET, byte, character, encoded_length};
use crate::lanes::Lanes;
use crate::{lookup, tables};

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

    fn store(self, bytes: &mut [u8; 16]) {
        *bytes = self.0;
    }

    fn splat(value: u8) -> Self {
        Self([value; 16])
    }

    fn or(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] | other.0[lane]))
    }

    fn and(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] & other.0[lane]))
    }

    fn plus(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane].wrapping_add(other.0[lane])))
    }

    fn equal(self, other: Self) -> Self {
        Self(from_fn(|lane| if self.0[lane] == other.0[lane] { 255 } else { 0 }))
    }

    fn high_halves(self, lowest_four: Self) -> Self {
        assert_eq!(lowest_four.0, [0x0f; 16]);
        Self(self.0.map(|byte| byte >> 4))
    }

    fn look_up(self, indices: Self) -> Self {
        Self(indices.0.map(|index| self.0[usize::from(index)]))
    }

    const PAIR_FACTORS: [u8; 16] = [0; 16];

    fn pairs(self, _factors: Self) -> Self {
        let pair = |at: usize| (u16::from(self.0[at]) << 6 | u16::from(self.0[at + 1])).to_le_bytes();
        Self(from_fn(|at| pair(at & !1)[at & 1]))
    }

    fn quanta(self, factors: Self) -> Self {
        let number = |register: Self, at: usize| i32::from(i16::from_le_bytes([register.0[at], register.0[at + 1]]));
        let product = |at: usize| number(self, at) * number(factors, at);
        Self(from_fn(|at| (product(at & !3) + product((at & !3) + 2)).to_le_bytes()[at & 3]))
    }

    fn any(self) -> bool {
        self.0 != [0; 16]
    }
}

const WAYS: [DecodeQuanta; 2] = [tables::decode_quanta, lookup::decode_quanta::<Sixteen>];

/// Character by character, as the standard has it.
fn naive_decode(text: &[u8]) -> Option<Vec<u8>> {
    let padding = text.iter().rev().take_while(|&&character| character == b'=').count();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bits: Vec<bool> = Vec::new();
    for character in &text[..text.len() - padding] {
        let value = ALPHABET.iter().position(|letter| letter == character)?;
        bits.extend((0..6).rev().map(|bit| value >> bit & 1 == 1));
    }
    let (bytes, rest) = bits.as_chunks::<8>();
    let byte = |bits: &[bool; 8]| bits.iter().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
    (!rest.contains(&true)).then(|| bytes.iter().map(byte).collect())
}

fn assert_decodes(text: &[u8]) {
    let expected = naive_decode(text);
    for way in WAYS {
        let mut bytes = vec![0xee; text.len() / 4 * 3];
        let decoded = decode(text, &mut bytes, way).map(|length| bytes[..length].to_vec());
        assert_eq!(decoded, expected, "{}", text.escape_ascii());
    }
}

fn encoded(size: u32) -> Vec<u8> {
    (0..encoded_length(size) as u32).map(|index| character(size, index)).collect()
}

#[test]
fn decodes_every_length_into_just_enough_room() {
    for size in (0..200).chain([9216]) {
        let expected: Vec<u8> = (0..size).map(byte).collect();
        assert_eq!(naive_decode(&encoded(size)).as_ref(), Some(&expected));
        for way in WAYS {
            let mut bytes = vec![0; size as usize];
            assert_eq!(decode(&encoded(size), &mut bytes, way), Some(size as usize));
            assert_eq!(bytes, expected, "size {size}");
        }
    }
}

#[test]
fn knows_every_byte_at_every_place() {
    for place in 0..148 {
        let mut text = encoded(111);
        for byte in 0..=255 {
            text[place] = byte;
            assert_decodes(&text);
        }
    }
}

#[test]
fn refuses_wrong_lengths_and_wrong_padding() {
    for size in 0..70 {
        let text = encoded(size);
        for cut in 1..4.min(text.len()) {
            assert_decodes(&text[cut..]);
            assert_decodes(&text[..text.len() - cut]);
        }
        let end = text.len().saturating_sub(4);
        for end_of_text in ["A===", "====", "AA=A", "A=AA", "=AAA", "AB==", "AAB=", "AA==", "AAA=", "AA==AA=="] {
            assert_decodes(&[&text[..end], end_of_text.as_bytes()].concat());
        }
    }
}

#[test]
fn agrees_on_random_characters_of_the_alphabet() {
    for seed in 0..300 {
        let text: Vec<u8> = (0..seed / 2 * 4).map(|index| ALPHABET[noise(seed << 10 | index) as usize % 64]).collect();
        assert_decodes(&text);
    }
}
