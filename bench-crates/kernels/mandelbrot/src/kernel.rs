use std::hint::black_box;

use support::F32Masks;

use crate::view;

/// Steps after which a point counts as one of the set.
pub const MOST_STEPS: u32 = 64;

/// Writes to `counts`, `width` by `width` in rows, after how many steps z² + c leaves the circle of radius 2.
pub fn escape_times<L: F32Masks>(width: usize, counts: &mut [u32]) {
    let whole = width - width % L::LANES;
    for (row, counts) in counts.chunks_exact_mut(width.max(1)).enumerate() {
        let (counts, counts_rest) = counts.split_at_mut(whole);
        row_from::<L>(0, row, width, counts);
        row_from::<f32>(whole, row, width, counts_rest);
    }
}

fn row_from<L: F32Masks>(first: usize, row: usize, width: usize, counts: &mut [u32]) {
    for (block, counts) in counts.chunks_exact_mut(L::LANES).enumerate() {
        let column = first + block * L::LANES;
        let re = L::from_fn(|lane| view::real_part(column + lane, width));
        let im = L::splat(view::imaginary_part(row, width));
        L::store_counts(escape_time(re, im), counts);
    }
}

/// Goes on until the last lane has escaped, and counts in each only while it has not.
fn escape_time<L: F32Masks>(re: L, im: L) -> L::Counts {
    // Hidden from the compiler: engines make a constant anew in every step, and a value once.
    let four = black_box(L::splat(4.0));
    let (mut x, mut y) = (L::splat(0.0), L::splat(0.0));
    let mut inside = L::everywhere();
    let mut counts = L::zero_counts();
    for _ in 0..MOST_STEPS {
        let (xx, yy) = (x * x, y * y);
        // Once outside, always outside: an escaped lane may overflow and turn NaN.
        inside = L::both(inside, (xx + yy).is_at_most(four));
        if !L::any(inside) {
            break;
        }
        counts = L::count(counts, inside);
        (x, y) = (xx - yy + re, (x + x) * y + im);
    }
    counts
}

#[cfg(test)]
mod tests;
