use std::cell::RefCell;

use support::{Buffer, sampled_checksum_of};

use crate::input;

/// Numbers in a row.
const ROW: usize = 8;

struct Rows {
    numbers: Buffer<u32>,
    sorted: Buffer<u32>,
}

thread_local! {
    static ROWS: RefCell<Rows> = const { RefCell::new(Rows { numbers: Buffer::EMPTY, sorted: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = size as usize;
    ROWS.set(Rows { numbers: Buffer::from_fn(length, input::number), sorted: Buffer::from_fn(length, |_| 0) });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    ROWS.with_borrow_mut(|Rows { numbers, sorted }| {
        sorted.copy_from_slice(numbers);
        sorted.chunks_mut(ROW).for_each(<[u32]>::sort_unstable);
        sampled_checksum_of(sorted, |number| number)
    })
}
