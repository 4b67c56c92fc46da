use std::cell::RefCell;

use support::Buffer;

use crate::input;

thread_local! {
    static TEXTS: RefCell<Buffer<u8>> = const { RefCell::new(Buffer::EMPTY) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    TEXTS.set(input::texts(size));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    TEXTS.with_borrow(|all| input::valid_ones(all, |text| simdutf8::basic::from_utf8(text).is_ok()))
}
