use std::cell::RefCell;

use base64_simd::{AsOut, STANDARD};
use support::{Buffer, sampled_checksum};

use crate::input;

struct Texts {
    encoded: Buffer<u8>,
    decoded: Buffer<u8>,
}

thread_local! {
    static TEXTS: RefCell<Texts> =
        const { RefCell::new(Texts { encoded: Buffer::EMPTY, decoded: Buffer::EMPTY }) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    TEXTS.set(Texts {
        encoded: Buffer::from_fn(input::encoded_length(size), |index| input::character(size, index)),
        decoded: Buffer::from_fn(size as usize, |_| 0),
    });
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    TEXTS.with_borrow_mut(|Texts { encoded, decoded }| match STANDARD.decode(encoded, (**decoded).as_out()) {
        Ok(bytes) => sampled_checksum(bytes),
        Err(_) => 0,
    })
}
