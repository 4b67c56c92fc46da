use support::F32Lanes;

/// Rows of a tile, whose sums stay in registers all along: with two registers in each of them they are eight, beside two of
/// the second matrix and one of the first.
const ROWS: usize = 4;

/// Registers that a tile is wide.
const REGISTERS: usize = 2;

/// Rows of the second matrix that are taken together: of so many a panel, eight columns wide, fills a quarter of the nearest
/// cache.
const DEPTH: usize = 256;

/// Elements of the room for a panel that [`multiply`] has to be given.
pub fn panel_length<L: F32Lanes>() -> usize {
    DEPTH * REGISTERS * L::LANES
}

/// Writes to `product` what `a` times `b` is, all of them `n` by `n` in rows.
///
/// Panels of `b` are copied so that a tile reads them in order, whatever `n` is: rows that lie a power of two apart would
/// share the same few lines of the cache (Goto and van de Geijn, 2008). Rows of `a` are read in order as they are.
pub fn multiply<L: F32Lanes>(n: usize, a: &[f32], b: &[f32], product: &mut [f32], panel: &mut [f32]) {
    let width = REGISTERS * L::LANES;
    for top in (0..n).step_by(DEPTH) {
        let depth = DEPTH.min(n - top);
        let panel = &mut panel[..depth * width];
        for left in (0..n).step_by(width) {
            let columns = width.min(n - left);
            pack(&b[top * n..(top + depth) * n], n, left, columns, panel, width);
            let mut tiles = product.chunks_exact_mut(ROWS * n);
            let mut rows = a.chunks_exact(ROWS * n);
            for (product, a) in tiles.by_ref().zip(rows.by_ref()) {
                let a = std::array::from_fn(|row| &a[row * n + top..row * n + top + depth]);
                add_or_set(tile::<L, ROWS>(a, panel), top == 0, product, n, left, columns);
            }
            for (product, a) in tiles.into_remainder().chunks_exact_mut(n).zip(rows.remainder().chunks_exact(n)) {
                add_or_set(tile::<L, 1>([&a[top..top + depth]], panel), top == 0, product, n, left, columns);
            }
        }
    }
}

/// Copies columns from `left` on, and zeros beside them up to the width of a panel.
fn pack(b: &[f32], n: usize, left: usize, columns: usize, panel: &mut [f32], width: usize) {
    for (row, to) in b.chunks_exact(n).zip(panel.chunks_exact_mut(width)) {
        if columns == width {
            to.copy_from_slice(&row[left..left + width]);
        } else {
            to.fill(0.0);
            to[..columns].copy_from_slice(&row[left..left + columns]);
        }
    }
}

/// The products of some rows of the first matrix and a panel of the second.
#[inline]
fn tile<L: F32Lanes, const R: usize>(a: [&[f32]; R], panel: &[f32]) -> [[L; REGISTERS]; R] {
    let mut sums = [[L::splat(0.0); REGISTERS]; R];
    let depth = a[0].len();
    let a = a.map(|row| &row[..depth]);
    for (k, b) in panel.chunks_exact(REGISTERS * L::LANES).enumerate().take(depth) {
        let b: [L; REGISTERS] = std::array::from_fn(|register| L::load(&b[register * L::LANES..]));
        for (sums, row) in sums.iter_mut().zip(&a) {
            let element = L::splat(row[k]);
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum = element.times_plus(b, *sum);
            }
        }
    }
    sums
}

/// Writes a tile to the columns from `left` on, or adds it to what is there.
#[inline]
fn add_or_set<L: F32Lanes, const R: usize>(
    tile: [[L; REGISTERS]; R],
    set: bool,
    product: &mut [f32],
    n: usize,
    left: usize,
    columns: usize,
) {
    for (sums, row) in tile.iter().zip(product.chunks_exact_mut(n)) {
        let row = &mut row[left..left + columns];
        let whole = columns - columns % L::LANES;
        let (blocks, rest) = row.split_at_mut(whole);
        for (sum, to) in sums.iter().zip(blocks.chunks_exact_mut(L::LANES)) {
            let sum = if set { *sum } else { L::load(to) + *sum };
            sum.store(to);
        }
        if let Some(sum) = sums.get(whole / L::LANES) {
            let mut lanes = [0.0; 16];
            sum.store(&mut lanes[..L::LANES]);
            for (to, lane) in rest.iter_mut().zip(lanes) {
                *to = if set { lane } else { *to + lane };
            }
        }
    }
}

#[cfg(test)]
mod tests;
