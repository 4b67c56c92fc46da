use std::cell::RefCell;

use support::Buffer;

use crate::input;

thread_local! {
    static MESSAGE: RefCell<Buffer<u8>> = const { RefCell::new(Buffer::EMPTY) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    MESSAGE.set(Buffer::from_fn(size as usize, input::byte));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    MESSAGE.with_borrow(|message| crc32fast::hash(message))
}
