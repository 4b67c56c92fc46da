//! The dot product of two vectors of bytes, as quantised neural networks take it: products of 16 bits, sums of 32.
//!
//! `bench_setup(size)` makes vectors of `size` bytes; `bench_run()` returns their dot product.

mod input;
mod kernel;
mod lanes;

use std::cell::RefCell;

use support::Buffer;

struct Vectors {
    a: Buffer<i8>,
    b: Buffer<i8>,
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
        a: Buffer::from_fn(size as usize, input::byte_of_a),
        b: Buffer::from_fn(size as usize, input::byte_of_b),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    VECTORS.with_borrow(|vectors| kernel::dot::<lanes::Best>(&vectors.a, &vectors.b).cast_unsigned())
}

/// The checksum as the definition of the dot product has it. Panics where 32 bits do not hold it.
#[cfg(test)]
fn oracle(size: u32) -> u32 {
    let product = |index| i64::from(input::byte_of_a(index)) * i64::from(input::byte_of_b(index));
    let total: i64 = (0..size).map(product).sum();
    i32::try_from(total).expect("fits 32 bits").cast_unsigned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_contract(manifest, super::oracle, super::bench_setup, super::bench_run);
    }
}
