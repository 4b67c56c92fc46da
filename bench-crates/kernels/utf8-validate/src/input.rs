use support::{Buffer, noise};

/// Texts that are validated in one call, each on its own.
const TEXTS: usize = 8;

/// Those that are not UTF-8, since their last character stops short.
const BROKEN: [usize; 2] = [2, 5];

/// Where a script's letters begin, and how many of them are used: in UTF-8 of one, two, three and four bytes.
const SCRIPTS: [(u32, u32); 4] = [(0x61, 26), (0x430, 32), (0x4e00, 4096), (0x1_f600, 64)];

/// Characters of a word, at most, and one for the space after it.
const WORD: u32 = 8;

/// All texts, one after the other, of `size` bytes together.
pub(crate) fn texts(size: u32) -> Buffer<u8> {
    let mut all = Buffer::from_fn(size as usize, |_| 0);
    let length = all.len() / TEXTS;
    for number in 0..TEXTS {
        write(number, &mut all[length * number..][..length]);
    }
    all
}

/// A bit for each of the texts that `is_valid`.
pub(crate) fn valid_ones(all: &[u8], is_valid: impl Fn(&[u8]) -> bool) -> u32 {
    let length = all.len() / TEXTS;
    let bit = |number| u32::from(is_valid(&all[length * number..][..length])) << number;
    (0..TEXTS).map(bit).sum()
}

/// Writes a text: words in any of four scripts, and full stops where no further character fits.
pub(crate) fn write(number: usize, text: &mut [u8]) {
    let mut end = 0;
    for index in 0.. {
        let character = character(number as u32, index);
        let Some(room) = text.get_mut(end..end + character.len_utf8()) else { break };
        end += character.encode_utf8(room).len();
    }
    text[end..].fill(b'.');
    if BROKEN.contains(&number)
        && let Some(last) = text.last_mut()
    {
        *last = 0xc3;
    }
}

fn character(number: u32, index: u32) -> char {
    if index % WORD == WORD - 1 {
        return ' ';
    }
    let word = noise((number << 24) + index / WORD);
    let (first, count) = SCRIPTS[word as usize % SCRIPTS.len()];
    char::from_u32(first + noise(!index) % count).unwrap_or(char::REPLACEMENT_CHARACTER)
}
