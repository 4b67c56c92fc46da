use std::cell::RefCell;

use gemm::Parallelism;
use support::{Buffer, sampled_checksum_of};

use crate::input;

struct Matrices {
    n: usize,
    a: Buffer<f32>,
    b: Buffer<f32>,
    product: Buffer<f32>,
}

thread_local! {
    static MATRICES: RefCell<Matrices> = const {
        RefCell::new(Matrices { n: 0, a: Buffer::EMPTY, b: Buffer::EMPTY, product: Buffer::EMPTY })
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
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    MATRICES.with_borrow_mut(|Matrices { n, a, b, product }| {
        multiply(*n, a, b, product);
        sampled_checksum_of(product, f32::to_bits)
    })
}

fn multiply(n: usize, a: &[f32], b: &[f32], product: &mut [f32]) {
    assert!([a.len(), b.len(), product.len()] == [n * n; 3]);
    let row = n.cast_signed();
    // SAFETY: each of the three slices holds n rows of n elements, as the strides say, and the product is not read.
    #[expect(unsafe_code, reason = "gemm takes raw pointers")]
    unsafe {
        gemm::gemm(
            n,
            n,
            n,
            product.as_mut_ptr(),
            1,
            row,
            false,
            a.as_ptr(),
            1,
            row,
            b.as_ptr(),
            1,
            row,
            0.0,
            1.0,
            false,
            false,
            false,
            Parallelism::None,
        );
    }
}
