//! The calibration ladder: a dot product, and builds of it that do a known share of more work.
//!
//! `bench_setup(size)` makes two vectors; `bench_run()` returns the bits of the dot product of their first `size`
//! elements. What a feature adds is further elements of the same slices in the same loop, multiplied by zero: the result
//! stays, and the time grows by the share that was asked for.

mod input;
mod kernel;
mod rung;

use std::cell::RefCell;
use std::hint::black_box;

use rung::Rung;
use support::Buffer;

struct Vectors {
    a: Buffer<f32>,
    b: Buffer<f32>,
    /// Elements to work through.
    length: usize,
}

impl Vectors {
    /// Of the same length, in the same places, whatever the rung.
    fn new(size: u32, rung: Rung) -> Self {
        let longest = Rung::HIGHEST.length(size);
        Self {
            a: Buffer::from_fn(longest, input::element_of_a),
            b: Buffer::from_fn(longest, |index| input::element_of_b(index, size)),
            length: rung.length(size),
        }
    }

    /// The elements that are worked through.
    fn slices(&self) -> (&[f32], &[f32]) {
        (&self.a[..self.length], &self.b[..self.length])
    }
}

thread_local! {
    static VECTORS: RefCell<Vectors> =
        const { RefCell::new(Vectors { a: Buffer::EMPTY, b: Buffer::EMPTY, length: 0 }) };
}

/// Makes the input. Not timed.
///
/// The compiler may not see which rung it is, and so makes the same module of each but for that number.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    VECTORS.set(Vectors::new(size, black_box(rung::BUILT)));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    VECTORS.with_borrow(|vectors| {
        let (a, b) = vectors.slices();
        kernel::dot(a, b).to_bits()
    })
}

/// The checksum as the definition of the dot product has it, in integers.
#[cfg(test)]
fn oracle(size: u32) -> u32 {
    let product = |index| (input::element_of_a(index) * input::element_of_b(index, size)) as i32;
    ((0..size).map(product).sum::<i32>() as f32).to_bits()
}

#[cfg(test)]
mod tests {
    use super::{VECTORS, Vectors, bench_setup, kernel, oracle, rung};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, oracle, bench_setup, super::bench_run);
    }

    #[test]
    fn computes_the_same_on_every_rung() {
        for size in [0, 1, 127, 10_000, 64_000] {
            for rung in rung::all() {
                let vectors = Vectors::new(size, rung);
                let (a, b) = vectors.slices();
                assert_eq!((a.len(), b.len()), (rung.length(size), rung.length(size)));
                assert_eq!(kernel::dot(a, b).to_bits(), oracle(size), "{rung:?}, size {size}");
            }
        }
    }

    #[test]
    fn works_through_what_was_asked_for() {
        bench_setup(64_000);
        let lengths = VECTORS.with_borrow(|vectors| (vectors.slices().0.len(), vectors.slices().1.len()));
        let length = rung::BUILT.length(64_000);
        assert_eq!(lengths, (length, length));
    }
}
