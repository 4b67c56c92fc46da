//! Escape times of the Mandelbrot set, a picture row by row: rows need nothing of each other, and some take much longer
//! than others.
//!
//! `bench_setup(size)` chooses a picture of `size` by `size` points; `bench_run()` computes it and returns a checksum of
//! all escape times. With the feature `threads`, other threads help: each is an instance of its own over the same memory,
//! with a stack and thread-locals of its own, and calls `worker_run()` once and for all.

mod row;
// What the caller does alone…
#[cfg(any(test, not(feature = "threads")))]
mod alone;
// …or with others.
#[cfg(any(test, feature = "threads"))]
mod team;

#[cfg(not(feature = "threads"))]
use alone as workforce;
#[cfg(feature = "threads")]
use team as workforce;

/// Makes room for the picture. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    workforce::set_up(size as usize);
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    workforce::run()
}

/// Helps with every picture from now on: what another thread than the one that calls `bench_run()` does all its life.
#[cfg(feature = "threads")]
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn worker_run() {
    team::help()
}

/// The checksum as the definition of the set has it.
#[cfg(test)]
fn oracle(width: usize) -> u32 {
    let mut sum: u32 = 0;
    for row in 0..width {
        let mut of_row: u32 = 0;
        for column in 0..width {
            let (re, im) = (-2.0 + 2.75 * column as f32 / width as f32, -1.25 + 2.0 * row as f32 / width as f32);
            let (mut x, mut y, mut steps) = (0.0_f32, 0.0_f32, 0);
            while steps < 64 && x * x + y * y <= 4.0 {
                (x, y) = (x * x - y * y + re, 2.0 * x * y + im);
                steps += 1;
            }
            of_row = of_row.rotate_left(5) ^ steps;
        }
        sum = sum.rotate_left(5) ^ of_row;
    }
    sum
}

#[cfg(test)]
mod tests {
    #[cfg(not(feature = "threads"))]
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| super::oracle(size as usize);
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
