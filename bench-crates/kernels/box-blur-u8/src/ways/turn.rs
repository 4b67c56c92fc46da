use std::arch::wasm32::{u8x16_shuffle, v128};

/// Rows and columns of a block: as many as a register has bytes.
pub const BLOCK: usize = 16;

/// Columns of a block as rows.
///
/// Interleaving each row with the one eight further on moves the bits of a byte's place, four of the row and four of the
/// column, round by one: after four times, rows and columns have changed places (Eklundh, 1972, has the general case).
pub fn turned(block: [v128; BLOCK]) -> [v128; BLOCK] {
    interleaved(interleaved(interleaved(interleaved(block))))
}

/// Written out: of a loop LLVM makes one, with the block in memory.
#[expect(clippy::many_single_char_names, reason = "sixteen rows")]
fn interleaved([a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]: [v128; BLOCK]) -> [v128; BLOCK] {
    [
        low(a, i),
        high(a, i),
        low(b, j),
        high(b, j),
        low(c, k),
        high(c, k),
        low(d, l),
        high(d, l),
        low(e, m),
        high(e, m),
        low(f, n),
        high(f, n),
        low(g, o),
        high(g, o),
        low(h, p),
        high(h, p),
    ]
}

fn low(a: v128, b: v128) -> v128 {
    u8x16_shuffle::<0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23>(a, b)
}

fn high(a: v128, b: v128) -> v128 {
    u8x16_shuffle::<8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31>(a, b)
}
