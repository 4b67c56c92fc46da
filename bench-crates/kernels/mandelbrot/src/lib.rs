//! Escape times of the Mandelbrot set: a chain of arithmetic per point, of a length that is known only at its end.
//! Compilers do not vectorise it; by hand, four points go together, and two registers of them, until the last has escaped.
//!
//! `bench_setup(size)` chooses a picture of `size` by `size` points; `bench_run()` computes it and returns a checksum of
//! all escape times, which are equal in every variant, because each lane does the same f32 operations.

mod kernel;
mod view;

use std::cell::RefCell;

use support::{BestF32, Pair};

struct Picture {
    width: usize,
    counts: Vec<u32>,
}

thread_local! {
    static PICTURE: RefCell<Picture> = const { RefCell::new(Picture { width: 0, counts: Vec::new() }) };
}

/// Makes room for the picture. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let width = size as usize;
    PICTURE.set(Picture { width, counts: vec![0; width * width] });
}

/// Does the work once and returns its checksum. Timed.
///
/// Pairs, with SIMD and without: each step of a point waits for the one before, so that two chains take little longer
/// than one.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    PICTURE.with_borrow_mut(|picture| {
        kernel::escape_times::<Pair<BestF32>>(picture.width, &mut picture.counts);
        checksum(&picture.counts)
    })
}

/// Depends on every count and on their order.
fn checksum(counts: &[u32]) -> u32 {
    counts.iter().fold(0, |sum, count| sum.rotate_left(5) ^ count)
}

/// The escape times as the definition has them.
#[cfg(test)]
fn naive_times(width: usize) -> Vec<u32> {
    let mut times = Vec::new();
    for row in 0..width {
        for column in 0..width {
            let (re, im) = (view::real_part(column, width), view::imaginary_part(row, width));
            let (mut x, mut y, mut steps) = (0.0_f32, 0.0_f32, 0);
            while steps < kernel::MOST_STEPS && x * x + y * y <= 4.0 {
                (x, y) = (x * x - y * y + re, 2.0 * x * y + im);
                steps += 1;
            }
            times.push(steps);
        }
    }
    times
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| super::checksum(&super::naive_times(size as usize));
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
