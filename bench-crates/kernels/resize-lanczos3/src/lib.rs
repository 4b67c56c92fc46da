//! Half of a picture's width and height by Lanczos3, in the integers that image libraries use.
//!
//! `bench_setup(size)` makes a picture of twice `size` by twice `size` RGBA pixels; `bench_run()` writes one of `size` by
//! `size` (of 2 by 2 at least), first halved down, then across, each rounded to bytes, and returns a checksum of about 32 of its bytes.

mod axis;
mod input;
mod kernel;
mod lanes;
#[cfg(test)]
mod naive;

use std::cell::RefCell;

use kernel::Resize;
use support::sampled_checksum;

thread_local! {
    static RESIZE: RefCell<Resize> = const { RefCell::new(Resize::EMPTY) };
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    RESIZE.set(Resize::EMPTY);
    RESIZE.set(Resize::new(kernel::sensible(size), input::byte));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    RESIZE.with_borrow_mut(|resize| sampled_checksum(resize.run::<lanes::Best>()))
}

#[cfg(test)]
mod tests {
    use support::sampled_checksum;

    use super::{input, naive};

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| sampled_checksum(&naive::half(super::kernel::sensible(size), input::byte));
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }
}
