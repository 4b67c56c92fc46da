use crate::class::class_of;
use crate::lanes::Lanes;

/// Writes to `classes` the class of each byte of `text`, a slice of the same length.
pub fn classify<L: Lanes>(text: &[u8], classes: &mut [u8]) {
    let (blocks, rest) = text.split_at(text.len() - text.len() % L::LANES);
    let (class_blocks, classes_of_rest) = classes.split_at_mut(blocks.len());

    let classifier = L::classifier();
    let pairs = blocks.chunks_exact(L::LANES).zip(class_blocks.chunks_exact_mut(L::LANES));
    for (characters, classes) in pairs {
        L::load(characters).classify(&classifier).store(classes);
    }
    for (byte, class) in rest.iter().zip(classes_of_rest) {
        *class = class_of(*byte);
    }
}

#[cfg(test)]
mod tests {
    use super::classify;
    use crate::input::character;
    use crate::lanes::Best;
    use crate::naive_class;

    fn assert_classes(text: &[u8]) {
        let mut classes = vec![0; text.len()];
        classify::<Best>(text, &mut classes);
        let expected: Vec<u8> = text.iter().copied().map(naive_class).collect();
        assert_eq!(classes, expected, "length {}", text.len());
    }

    #[test]
    fn agrees_with_the_oracle() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            assert_classes(&(0..length).map(character).collect::<Vec<_>>());
        }
    }

    #[test]
    fn knows_every_byte() {
        assert_classes(&(0..=255).collect::<Vec<_>>());
    }
}
