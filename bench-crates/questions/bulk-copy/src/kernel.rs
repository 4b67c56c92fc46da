/// Of the pieces, every so manieth is filled.
const FILLED: usize = 4;

/// Copies `source` to `target`, of the same length, in pieces of `length` bytes; moves each of them one byte up within
/// itself, or, every fourth, fills it with the byte that it begins with.
///
/// The slices' own methods, as one writes it: what they become, an instruction or a call, is what the variants differ in.
/// The last piece is shorter where there is a rest.
///
/// # Panics
/// When `length` is 0.
pub fn copy_and_fill(source: &[u8], target: &mut [u8], length: usize) {
    for (index, (from, to)) in source.chunks(length).zip(target.chunks_mut(length)).enumerate() {
        to.copy_from_slice(from);
        if index % FILLED == 0 {
            to.fill(from[0]);
        } else {
            // Source and target overlap: a memmove.
            to.copy_within(..to.len() - 1, 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::copy_and_fill;
    use crate::input::byte_of_source;
    use crate::naive;

    #[test]
    fn agrees_with_the_oracle() {
        for bytes in (0..70).chain([255, 256, 1000]) {
            let source: Vec<u8> = (0..bytes).map(byte_of_source).collect();
            for length in (1..70).chain([255, 256, 2000]) {
                let mut target = vec![0xee; source.len()];
                copy_and_fill(&source, &mut target, length);
                assert_eq!(target, naive(&source, length), "{bytes} bytes in pieces of {length}");
            }
        }
    }
}
