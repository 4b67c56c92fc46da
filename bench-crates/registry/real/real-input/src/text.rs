use support::noise;

/// The commoner a word, the further to the front it stands: [`text`] takes them about as often as English does.
const WORDS: [&str; 64] = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "is",
    "that",
    "for",
    "it",
    "as",
    "was",
    "with",
    "be",
    "by",
    "on",
    "not",
    "he",
    "this",
    "are",
    "or",
    "his",
    "from",
    "at",
    "which",
    "but",
    "have",
    "an",
    "had",
    "they",
    "you",
    "were",
    "their",
    "one",
    "all",
    "we",
    "can",
    "her",
    "has",
    "there",
    "been",
    "if",
    "more",
    "when",
    "will",
    "would",
    "who",
    "so",
    "no",
    "out",
    "measure",
    "browser",
    "picture",
    "memory",
    "register",
    "compile",
    "engine",
    "request",
    "response",
    "network",
    "instruction",
    "benchmark",
    "interval",
    "speed",
];

/// Which word comes next: with a probability of about one over its rank (Zipf's law).
fn word(index: u32) -> &'static str {
    let bits = noise(index);
    // The product of two even numbers between 0 and 1 is small more often than large.
    let product = u64::from(bits & 0xffff) * u64::from(bits >> 16);
    WORDS[((product * WORDS.len() as u64) >> 32) as usize]
}

/// A text of that many bytes, in lines of about 70 characters, with commas and full stops. All of it is ASCII.
pub fn text(length: usize) -> Vec<u8> {
    let mut text = Vec::with_capacity(length + 16);
    let mut line = 0;
    for index in 0.. {
        if text.len() >= length {
            break;
        }
        text.extend_from_slice(word(index).as_bytes());
        match noise(!index) % 16 {
            0 => text.extend_from_slice(b"."),
            1 => text.extend_from_slice(b","),
            _ => {}
        }
        let ends = text.len() - line > 64;
        text.push(if ends { b'\n' } else { b' ' });
        if ends {
            line = text.len();
        }
    }
    text.truncate(length);
    text
}

#[cfg(test)]
mod tests {
    use super::{WORDS, text};

    #[test]
    fn has_the_length_that_was_asked_for() {
        for length in [0, 1, 2, 63, 64, 65, 1000] {
            assert_eq!(text(length).len(), length);
        }
    }

    #[test]
    fn is_made_of_lines_and_words() {
        let text = String::from_utf8(text(65_536)).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[..lines.len() - 1].iter().all(|line| (64..84).contains(&line.len())));
        let words: Vec<_> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let count = |wanted: &str| words.iter().filter(|word| **word == wanted).count();
        assert!(count(WORDS[0]) > 8 * count(WORDS[40]));
        assert!(WORDS.iter().all(|word| count(word) > 0 || *word == WORDS[63]));
    }
}
