//! The product of two square matrices of f32: as much arithmetic as registers can be kept busy with.
//!
//! `bench_setup(size)` makes two matrices of `size` by `size`; `bench_run()` writes their product to a third and returns
//! a checksum of about 32 of its elements.

mod input;
mod kernel;

use std::cell::RefCell;

use support::{BestF32, Buffer, sampled_checksum_of};

struct Matrices {
    n: usize,
    a: Buffer<f32>,
    b: Buffer<f32>,
    product: Buffer<f32>,
    panel: Buffer<f32>,
}

thread_local! {
    static MATRICES: RefCell<Matrices> = const {
        RefCell::new(Matrices {
            n: 0,
            a: Buffer::EMPTY,
            b: Buffer::EMPTY,
            product: Buffer::EMPTY,
            panel: Buffer::EMPTY,
        })
    };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let n = size as usize;
    MATRICES.set(Matrices {
        n,
        a: Buffer::from_fn(n * n, input::element_of_a),
        b: Buffer::from_fn(n * n, input::element_of_b),
        product: Buffer::from_fn(n * n, |_| 0.0),
        panel: Buffer::from_fn(kernel::panel_length::<BestF32>(), |_| 0.0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    MATRICES.with_borrow_mut(|Matrices { n, a, b, product, panel }| {
        kernel::multiply::<BestF32>(*n, a, b, product, panel);
        sampled_checksum_of(product, f32::to_bits)
    })
}

/// The product as its definition has it, in integers.
#[cfg(test)]
fn naive_product(n: u32) -> Vec<f32> {
    let a: Vec<_> = (0..n * n).map(|index| input::element_of_a(index) as i32).collect();
    let b: Vec<_> = (0..n * n).map(|index| input::element_of_b(index) as i32).collect();
    let n = n as usize;
    let element = |row, column| (0..n).map(|k| a[row * n + k] * b[k * n + column]).sum::<i32>() as f32;
    (0..n * n).map(|index| element(index / n, index % n)).collect()
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum_of;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum_of(&super::naive_product(size), f32::to_bits);
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
