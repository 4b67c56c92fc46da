use std::cell::RefCell;

use support::Buffer;

use crate::input;

thread_local! {
    static TEXT: RefCell<Buffer<u8>> = const { RefCell::new(Buffer::EMPTY) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let length = input::length(size as usize);
    TEXT.set(Buffer::from_fn(length, |index| input::character(size, index)));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    TEXT.with_borrow(|text| input::checksum_of_lines(text, |text, needle| memchr::memchr(needle, text)))
}
