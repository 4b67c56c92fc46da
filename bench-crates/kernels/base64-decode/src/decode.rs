/// Decodes quanta, four characters each, to three bytes each, and tells whether all characters were of the alphabet.
/// It may write one byte more than that.
pub type DecodeQuanta = fn(text: &[u8], bytes: &mut [u8]) -> bool;

/// Decodes `text` to the beginning of `bytes`, which has room for it, and returns how many bytes came out; `None` if
/// it is not base64 with padding: a wrong length, a character that is not of the alphabet, padding before the end, or
/// bits after the last byte that are not 0.
pub fn decode(text: &[u8], bytes: &mut [u8], decode_quanta: DecodeQuanta) -> Option<usize> {
    if text.is_empty() {
        return Some(0);
    }
    let (quanta, last) = text.split_last_chunk::<4>()?;
    if !quanta.len().is_multiple_of(4) {
        return None;
    }
    let length = quanta.len() / 4 * 3;
    let (of_last, count) = decode_last(*last, decode_quanta)?;
    // The last quantum comes to one byte at least: the one that may be written too much.
    if !decode_quanta(quanta, &mut bytes[..=length]) {
        return None;
    }
    bytes[length..length + count].copy_from_slice(&of_last[..count]);
    Some(length + count)
}

/// Decodes the quantum that may have padding, to so many bytes.
fn decode_last(mut quantum: [u8; 4], decode_quanta: DecodeQuanta) -> Option<([u8; 4], usize)> {
    let count = match quantum {
        [_, _, b'=', b'='] => 1,
        [_, _, _, b'='] => 2,
        _ => 3,
    };
    quantum[count + 1..].fill(b'A');
    let mut bytes = [0; 4];
    let is_right = decode_quanta(&quantum, &mut bytes) && bytes[count..3].iter().all(|&byte| byte == 0);
    is_right.then_some((bytes, count))
}

#[cfg(test)]
mod tests;
