use crate::place::{PLACES, place_of};
use crate::records::{Record, Records};

/// Reads the lines of `text` into records, and writes a summary of each when another takes its place, or at the end.
/// Returns a checksum of all summaries.
///
/// What is done is the same whatever `R` is; where a record lies, and what becomes of it afterwards, is up to `R`.
pub fn process<R: Records>(text: &[u8], records: &mut R) -> u32 {
    let mut waiting: [Option<R::Handle>; PLACES] = [const { None }; PLACES];
    let mut summaries = records.output();
    for line in text.split_inclusive(|&byte| byte == b'\n') {
        let place = place_of(line);
        if let Some(done) = waiting[place].take() {
            summaries.push(records.get(&done).summary());
            records.give_back(done);
        }
        let mut handle = records.take(place);
        read(line, records.get_mut(&mut handle));
        waiting[place] = Some(handle);
    }
    for done in waiting.iter_mut().filter_map(Option::take) {
        summaries.push(records.get(&done).summary());
        records.give_back(done);
    }
    let checksum = summaries.iter().fold(0, |sum: u32, summary| sum.rotate_left(5) ^ summary);
    records.give_back_output(summaries);
    checksum
}

/// Appends the numbers of a line, each of which ends with a comma or the line feed.
fn read(line: &[u8], record: &mut Record) {
    let mut number = 0;
    for &byte in line {
        if byte.is_ascii_digit() {
            number = number * 10 + u32::from(byte - b'0');
        } else {
            record.numbers.push(number);
            number = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::process;
    use crate::input::text;
    use crate::oracle;
    use crate::records::Records;
    use crate::records::allocated::Allocated;
    use crate::records::pooled::Pooled;
    use crate::records::preallocated::Preallocated;

    fn assert_agrees_with_the_oracle<R: Records>(new: impl Fn() -> R) {
        let mut kept = new();
        for lines in (0..70).chain([500, 3000]) {
            let text = text(lines);
            assert_eq!(process(text.as_bytes(), &mut new()), oracle(lines), "{lines} lines");
            assert_eq!(process(text.as_bytes(), &mut kept), oracle(lines), "{lines} lines, used before");
        }
    }

    #[test]
    fn agrees_with_the_oracle_however_records_are_kept() {
        assert_agrees_with_the_oracle(|| Allocated::new(0));
        assert_agrees_with_the_oracle(|| Preallocated::new(500));
        assert_agrees_with_the_oracle(|| Pooled::new(500));
    }
}
