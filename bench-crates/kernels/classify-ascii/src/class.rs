//! The classes. Each byte is of one of them.

/// Anything else: punctuation, control characters, bytes outside ASCII.
pub const OTHER: u8 = 0;
/// Space and the five characters from tabulator to carriage return.
pub const SPACE: u8 = 1;
/// `0` to `9`.
pub const DIGIT: u8 = 2;
/// `A` to `Z` and `a` to `z`.
pub const LETTER: u8 = 4;

/// The class of every byte: the way to do this without SIMD.
static CLASSES: [u8; 256] = classes();

/// The class of a byte.
pub fn class_of(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

const fn classes() -> [u8; 256] {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'\t'..=b'\r' | b' ' => SPACE,
            b'0'..=b'9' => DIGIT,
            b'A'..=b'Z' | b'a'..=b'z' => LETTER,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
}
