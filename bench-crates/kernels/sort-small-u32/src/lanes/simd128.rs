use std::arch::wasm32::{u32x4, u32x4_extract_lane, u32x4_max, u32x4_min, u32x4_shuffle, v128};

use super::Lanes;
use crate::network::ROW;

/// A 128-bit register, by safe intrinsics.
#[derive(Clone, Copy)]
pub struct Simd128(v128);

/// Makes columns of four rows of four, or rows of columns.
fn transposed(rows: [v128; 4]) -> [v128; 4] {
    let [a, b, c, d] = rows;
    let (ab_low, ab_high) = (u32x4_shuffle::<0, 4, 1, 5>(a, b), u32x4_shuffle::<2, 6, 3, 7>(a, b));
    let (cd_low, cd_high) = (u32x4_shuffle::<0, 4, 1, 5>(c, d), u32x4_shuffle::<2, 6, 3, 7>(c, d));
    [
        u32x4_shuffle::<0, 1, 4, 5>(ab_low, cd_low),
        u32x4_shuffle::<2, 3, 6, 7>(ab_low, cd_low),
        u32x4_shuffle::<0, 1, 4, 5>(ab_high, cd_high),
        u32x4_shuffle::<2, 3, 6, 7>(ab_high, cd_high),
    ]
}

fn load(numbers: &[u32; 4]) -> v128 {
    // LLVM makes one v128.load of this.
    u32x4(numbers[0], numbers[1], numbers[2], numbers[3])
}

fn store(register: v128, numbers: &mut [u32; 4]) {
    // And one v128.store of this.
    *numbers = [
        u32x4_extract_lane::<0>(register),
        u32x4_extract_lane::<1>(register),
        u32x4_extract_lane::<2>(register),
        u32x4_extract_lane::<3>(register),
    ];
}

impl Lanes for Simd128 {
    const LANES: usize = 4;

    fn load_columns(rows: &[u32]) -> [Self; ROW] {
        let (halves, _) = rows.as_chunks();
        let [a, b, c, d] = transposed([load(&halves[0]), load(&halves[2]), load(&halves[4]), load(&halves[6])]);
        let [e, f, g, h] = transposed([load(&halves[1]), load(&halves[3]), load(&halves[5]), load(&halves[7])]);
        [Self(a), Self(b), Self(c), Self(d), Self(e), Self(f), Self(g), Self(h)]
    }

    fn store_columns([a, b, c, d, e, f, g, h]: [Self; ROW], rows: &mut [u32]) {
        let (halves, _) = rows.as_chunks_mut();
        let (first, second) = (transposed([a.0, b.0, c.0, d.0]), transposed([e.0, f.0, g.0, h.0]));
        for row in 0..Self::LANES {
            store(first[row], &mut halves[2 * row]);
            store(second[row], &mut halves[2 * row + 1]);
        }
    }

    fn smaller(self, other: Self) -> Self {
        Self(u32x4_min(self.0, other.0))
    }

    fn larger(self, other: Self) -> Self {
        Self(u32x4_max(self.0, other.0))
    }
}
