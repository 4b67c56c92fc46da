use std::array::from_fn;

use support::noise;

use crate::automaton;
use crate::lanes::Lanes;

/// What the SIMD register does, so that its algorithm is tested without one.
#[derive(Clone, Copy)]
struct Sixteen([u8; 16]);

impl Lanes for Sixteen {
    fn constant(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    fn splat(value: u8) -> Self {
        Self([value; 16])
    }

    fn load(bytes: &[u8; 16]) -> Self {
        Self(*bytes)
    }

    fn or(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] | other.0[lane]))
    }

    fn and(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] & other.0[lane]))
    }

    fn xor(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] ^ other.0[lane]))
    }

    fn minus(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane].saturating_sub(other.0[lane])))
    }

    fn high_halves(self, lowest_four: Self) -> Self {
        assert_eq!(lowest_four.0, [0x0f; 16]);
        Self(self.0.map(|byte| byte >> 4))
    }

    fn look_up(self, indices: Self) -> Self {
        Self(indices.0.map(|index| self.0[usize::from(index)]))
    }

    fn shifted<const BYTES: usize>(self, previous: Self) -> Self {
        Self(from_fn(|lane| if lane < BYTES { previous.0[16 + lane - BYTES] } else { self.0[lane - BYTES] }))
    }

    fn any_highest(self) -> bool {
        self.0.iter().any(|&byte| byte >= 0x80)
    }

    fn any(self) -> bool {
        self.0 != [0; 16]
    }
}

fn assert_agrees(text: &[u8]) {
    let expected = std::str::from_utf8(text).is_ok();
    assert_eq!(super::is_utf8::<Sixteen>(text), expected, "registers, {text:x?}");
    assert_eq!(automaton::is_utf8(text), expected, "automaton, {text:x?}");
}

/// Ends of the ranges that Table 3-7 of the Unicode Standard tells apart, and their neighbours.
const EDGES: [u8; 26] = [
    0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
    0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff,
];

/// Two of them, and two that stand for what may come third and fourth: overlong, surrogates, too large, cut short,
/// too long, never a lead, and all that is right.
fn sequences() -> impl Iterator<Item = [u8; 4]> {
    let pairs = EDGES.into_iter().flat_map(|first| EDGES.map(|second| (first, second)));
    let further = [0x41, 0x80, 0xbf, 0xc2];
    pairs.flat_map(move |(first, second)| {
        (0..16).map(move |number| [first, second, further[number % 4], further[number / 4]])
    })
}

#[test]
fn knows_every_kind_of_mistake() {
    for sequence in sequences() {
        for length in 1..=4 {
            assert_agrees(&sequence[..length]);
        }
    }
}

#[test]
fn knows_every_pair_of_bytes() {
    for pair in 0x7f00..=u16::MAX {
        let [first, second] = pair.to_be_bytes();
        assert_agrees(&[first, second, 0x80, 0x80]);
    }
}

#[test]
fn finds_mistakes_at_every_place_of_a_block_and_across_two() {
    let wrong: [&[u8]; 14] = [
        b"\x80",
        b"\xbf",
        b"\xc0\x80",
        b"\xc1\xbf",
        b"\xc3",
        b"\xe0\x80\x80",
        b"\xe0\x9f\xbf",
        b"\xed\xa0\x80",
        b"\xe4\xb8",
        b"\xf0\x8f\xbf\xbf",
        b"\xf0\x9f\x98",
        b"\xf4\x90\x80\x80",
        b"\xf5\x80\x80\x80",
        b"\xff",
    ];
    let right: [&[u8]; 4] = ["a".as_bytes(), "\u{7ff}".as_bytes(), "\u{ffff}".as_bytes(), "\u{10ffff}".as_bytes()];
    for around in right {
        for sequence in wrong.iter().chain(&right) {
            for offset in 0..=130 {
                // Aligned to its end, so that every place is hit whatever the length of what stands around.
                let mut text = vec![b'.'; offset % around.len()];
                text.extend(around.repeat(offset / around.len()));
                text.extend(*sequence);
                assert_agrees(&text);
                text.extend(around.repeat(70 / around.len()));
                assert_agrees(&text);
            }
        }
    }
}

#[test]
fn agrees_on_every_length_cut_anywhere_and_changed_anywhere() {
    for length in 0..140 {
        let mut text = vec![0; 160];
        crate::input::write(length % 2, &mut text);
        for start in 0..4 {
            assert_agrees(&text[start..start + length]);
        }
        for change in 0..20 {
            let noise = noise((length * 20 + change) as u32);
            text[noise as usize % 160] ^= 1 << (noise >> 16 & 7);
            assert_agrees(&text[..length]);
        }
    }
}
