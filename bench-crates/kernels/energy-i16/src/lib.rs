//! The sum of the squares of samples of 16 bits, modulo 2^32.

use std::cell::RefCell;

use support::{Buffer, noise};

thread_local! {
    static SAMPLES: RefCell<Buffer<i16>> = const { RefCell::new(Buffer::EMPTY) };
}

fn sample(index: u32) -> i16 {
    noise(index) as i16
}

/// Makes the input. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    SAMPLES.set(Buffer::from_fn(size as usize, sample));
}

/// Does the work once and returns its checksum. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    SAMPLES.with_borrow(|samples| energy(samples))
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        use simd128::energy;
    }
    _ => {
        mod scalar;
        use scalar::energy;
    }
}

#[cfg(test)]
mod tests {
    use super::{bench_run, bench_setup, sample};

    /// The most obvious way to the same number.
    fn oracle(size: u32) -> u32 {
        let squares = (0..size).map(|index| i64::from(sample(index)).pow(2).cast_unsigned());
        squares.sum::<u64>() as u32
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), oracle, bench_setup, bench_run);
    }
}
