//! The dot product of two vectors of f32: compilers vectorise it as well as people do.
//!
//! `bench_setup(size)` makes vectors of `size` elements; `bench_run()` returns the bits of their dot product.

mod input;
mod kernel;

use std::cell::RefCell;

use support::{Buffer, F32x4};

struct Vectors {
    a: Buffer<f32>,
    b: Buffer<f32>,
}

thread_local! {
    static VECTORS: RefCell<Vectors> =
        const { RefCell::new(Vectors { a: Buffer::EMPTY, b: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    VECTORS.set(Vectors {
        a: Buffer::from_fn(size as usize, input::element_of_a),
        b: Buffer::from_fn(size as usize, input::element_of_b),
    });
}

/// Does the work once and returns its checksum. Timed.
///
/// Four lanes without SIMD too: so the compiler sees blocks that fill its registers.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    VECTORS.with_borrow(|vectors| kernel::dot::<F32x4>(&vectors.a, &vectors.b).to_bits())
}

/// The checksum as the definition of the dot product has it, in integers.
#[cfg(test)]
fn oracle(size: u32) -> u32 {
    let product = |index| (input::element_of_a(index) * input::element_of_b(index)) as i32;
    ((0..size).map(product).sum::<i32>() as f32).to_bits()
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, super::oracle, super::bench_setup, super::bench_run);
    }
}
