use core::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_splat, u32x4_extract_lane, v128};

const SUMS: usize = 4;

fn load(s: &[i16; 8]) -> v128 {
    i16x8(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7])
}

/// Eight products, added in pairs, are one instruction.
fn plus_squares(sum: v128, lanes: v128) -> v128 {
    i32x4_add(sum, i32x4_dot_i16x8(lanes, lanes))
}

/// The sum of the squares, modulo 2^32.
pub fn energy(samples: &[i16]) -> u32 {
    let (registers, rest) = samples.as_chunks::<8>();
    let (blocks, single) = registers.as_chunks::<SUMS>();
    let mut sums = [i32x4_splat(0); SUMS];
    for block in blocks {
        for (sum, register) in sums.iter_mut().zip(block) {
            *sum = plus_squares(*sum, load(register));
        }
    }
    let [first, b, c, d] = sums;
    let a = single.iter().map(load).fold(first, plus_squares);
    let sum = i32x4_add(i32x4_add(a, b), i32x4_add(c, d));
    let lanes = [
        u32x4_extract_lane::<0>(sum),
        u32x4_extract_lane::<1>(sum),
        u32x4_extract_lane::<2>(sum),
        u32x4_extract_lane::<3>(sum),
    ];
    let square = |&sample: &i16| i32::from(sample).pow(2).cast_unsigned();
    let squares = rest.iter().map(square);
    lanes.into_iter().chain(squares).fold(0, u32::wrapping_add)
}
