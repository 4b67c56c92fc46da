//! A Fourier transform of complex numbers of two f32, by the crate `rustfft`.
//!
//! `bench_setup(size)` makes a signal of `size` numbers out of a spectrum of small integers; `bench_run()` transforms
//! it, and returns a checksum of about 32 numbers of the spectrum, rounded: the integers that it was made of.

mod transform;

use std::cell::RefCell;

use transform::Transform;

thread_local! {
    static TRANSFORM: RefCell<Option<Transform<f32>>> = const { RefCell::new(None) };
}

/// Makes the signal and plans the transform. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    TRANSFORM.set(Some(Transform::new(size)));
}

/// Transforms the signal. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    TRANSFORM.with_borrow_mut(|transform| transform.as_mut().map_or(0, Transform::run))
}

#[cfg(test)]
mod tests {
    use super::transform::{self, oracle};

    #[test]
    fn finds_the_spectrum_that_the_signal_was_made_of() {
        transform::assert_finds_every_spectrum::<f32>();
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
