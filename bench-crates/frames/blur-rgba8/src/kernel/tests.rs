use std::array::from_fn;
use std::ops::{Add, Shl, Shr};

use super::{sums_across, sums_down};
use crate::lanes::{Best, Lanes};
use crate::source::CHANNELS;
use support::noise;

/// As many lanes as the SIMD registers have, so that blocks and rests are tested without them.
#[derive(Clone, Copy)]
struct Sixteen([u16; 16]);

impl Add for Sixteen {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(from_fn(|lane| self.0[lane] + other.0[lane]))
    }
}

impl Shl<u32> for Sixteen {
    type Output = Self;

    fn shl(self, bits: u32) -> Self {
        Self(self.0.map(|lane| u16::try_from(u32::from(lane) << bits).unwrap()))
    }
}

impl Shr<u32> for Sixteen {
    type Output = Self;

    fn shr(self, bits: u32) -> Self {
        Self(self.0.map(|lane| lane >> bits))
    }
}

impl Lanes for Sixteen {
    const LANES: usize = 16;

    fn splat(value: u16) -> Self {
        Self([value; 16])
    }

    fn widen(bytes: &[u8]) -> Self {
        assert_eq!(bytes.len(), 16);
        Self(from_fn(|lane| u16::from(bytes[lane])))
    }

    fn load(elements: &[u16]) -> Self {
        Self(elements.try_into().unwrap())
    }

    fn store(self, to: &mut [u16]) {
        to.copy_from_slice(&self.0);
    }

    fn store_bytes(self, to: &mut [u8]) {
        to.copy_from_slice(&self.0.map(|lane| u8::try_from(lane).unwrap()));
    }
}

fn row(width: usize, seed: usize) -> Vec<u8> {
    (0..width * CHANNELS).map(|index| noise((index + 1000 * seed) as u32) as u8).collect()
}

const WEIGHTS: [u32; 5] = [1, 4, 6, 4, 1];

fn naive_across(row: &[u8]) -> Vec<u16> {
    let sum = |index: usize| {
        let weighted = |tap: usize| {
            let pixel = (index / CHANNELS + tap).max(2) - 2;
            let pixel = pixel.min(row.len() / CHANNELS - 1);
            WEIGHTS[tap] * u32::from(row[pixel * CHANNELS + index % CHANNELS])
        };
        (0..5).map(weighted).sum::<u32>() as u16
    };
    (0..row.len()).map(sum).collect()
}

fn assert_agrees_with_the_oracle<L: Lanes>() {
    for width in (0..40).chain([101]) {
        let rows: [_; 5] = from_fn(|seed| row(width, seed));
        let sums = rows.map(|row| {
            let mut sums = vec![0; row.len()];
            sums_across::<L>(&row, &mut sums);
            assert_eq!(sums, naive_across(&row), "across, width {width}");
            sums
        });
        let mut blurred = vec![0; width * CHANNELS];
        sums_down::<L>(from_fn(|tap| &*sums[tap]), &mut blurred);
        for (index, byte) in blurred.into_iter().enumerate() {
            let sum: u32 = (0..5).map(|tap| WEIGHTS[tap] * u32::from(sums[tap][index])).sum();
            assert_eq!(u32::from(byte), (sum + 128) / 256, "down, width {width}");
        }
    }
}

#[test]
fn agrees_with_the_oracle() {
    assert_agrees_with_the_oracle::<Best>();
}

#[test]
fn agrees_with_the_oracle_in_sixteen_lanes() {
    assert_agrees_with_the_oracle::<Sixteen>();
}

#[test]
fn leaves_white_white() {
    let white = [255; 24 * CHANNELS];
    let mut sums = [0; 24 * CHANNELS];
    sums_across::<Sixteen>(&white, &mut sums);
    let mut blurred = [0; 24 * CHANNELS];
    sums_down::<Sixteen>([&sums; 5], &mut blurred);
    assert_eq!(blurred, white);
}
