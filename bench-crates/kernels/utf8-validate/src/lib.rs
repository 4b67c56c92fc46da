//! Whether bytes are UTF-8, which every program asks that reads a file or a message. With SIMD it is another
//! algorithm than without: three tables of 16 entries instead of an automaton (Keiser and Lemire, "Validating UTF-8
//! In Less Than One Instruction Per Byte", 2021).
//!
//! `bench_setup(size)` makes eight texts of `size` bytes together; `bench_run()` returns a bit for each that is UTF-8.

mod automaton;
mod input;
mod lanes;
mod lookup;

use std::cell::RefCell;

use support::Buffer;

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
    TEXTS.with_borrow(|all| input::valid_ones(all, lanes::is_utf8))
}

#[cfg(test)]
mod tests {
    use super::input;

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        let oracle = |size| input::valid_ones(&input::texts(size), |text| std::str::from_utf8(text).is_ok());
        support::assert_contract(manifest, oracle, super::bench_setup, super::bench_run);
    }

    #[test]
    fn texts_have_characters_of_every_length() {
        let mut text = vec![0; 4096];
        input::write(0, &mut text);
        let text = String::from_utf8(text).unwrap();
        for bytes in 1..=4 {
            let share =
                text.chars().filter(|character| character.len_utf8() == bytes).count() * 100 / text.chars().count();
            assert!((10..60).contains(&share), "{share} % of {bytes} bytes");
        }
    }
}
