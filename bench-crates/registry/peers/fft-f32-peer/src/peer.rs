use std::cell::RefCell;
use std::sync::Arc;

use rustfft::num_complex::Complex;
use rustfft::{Fft, FftPlanner};
use support::Buffer;

use crate::{checksum, input};

struct Signal {
    plan: Arc<dyn Fft<f32>>,
    input: Buffer<Complex<f32>>,
    scratch: Buffer<Complex<f32>>,
    output: Buffer<Complex<f32>>,
}

thread_local! {
    static SIGNAL: RefCell<Option<Signal>> = const { RefCell::new(None) };
}

/// Makes the input and the plan. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let points = input::points(size);
    let plan = FftPlanner::new().plan_fft_forward(points);
    SIGNAL.set(Some(Signal {
        input: Buffer::from_fn(points, |index| Complex::new(input::part(2 * index), input::part(2 * index + 1))),
        scratch: Buffer::from_fn(plan.get_immutable_scratch_len(), |_| Complex::default()),
        output: Buffer::from_fn(points, |_| Complex::default()),
        plan,
    }));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    SIGNAL.with_borrow_mut(|signal| {
        let Some(Signal { plan, input, scratch, output }) = signal else { return 0 };
        plan.process_immutable_with_scratch(input, output, scratch);
        checksum::weighted_sum(2 * output.len(), |part| {
            let Complex { re, im } = output[part / 2];
            if part.is_multiple_of(2) { re } else { im }
        })
        .to_bits()
    })
}
