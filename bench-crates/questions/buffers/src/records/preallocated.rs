use super::{Record, Records};
use crate::input::MOST_NUMBERS;
use crate::place::PLACES;

/// One record for each place, with room for the longest line, which is used again and again.
#[derive(Debug)]
pub struct Preallocated {
    records: Vec<Record>,
    output: Vec<u32>,
}

impl Records for Preallocated {
    type Handle = usize;

    fn new(lines: usize) -> Self {
        let record = || Record { numbers: Vec::with_capacity(MOST_NUMBERS) };
        Self { records: std::iter::repeat_with(record).take(PLACES).collect(), output: Vec::with_capacity(lines) }
    }

    fn take(&mut self, place: usize) -> usize {
        self.records[place].numbers.clear();
        place
    }

    fn get(&self, &place: &usize) -> &Record {
        &self.records[place]
    }

    fn get_mut(&mut self, &mut place: &mut usize) -> &mut Record {
        &mut self.records[place]
    }

    fn give_back(&mut self, _: usize) {}

    fn output(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.output)
    }

    fn give_back_output(&mut self, mut summaries: Vec<u32>) {
        summaries.clear();
        self.output = summaries;
    }
}

#[cfg(test)]
mod tests {
    use super::Preallocated;
    use crate::input::text;
    use crate::kernel::process;
    use crate::records::Records;

    #[test]
    fn needs_no_more_than_was_made_beforehand() {
        let mut records = Preallocated::new(500);
        let where_it_lies = |records: &Preallocated| {
            let lists = records.records.iter().map(|record| record.numbers.as_ptr());
            lists.chain([records.output.as_ptr()]).collect::<Vec<_>>()
        };
        let before = where_it_lies(&records);
        process(text(500).as_bytes(), &mut records);
        assert_eq!(where_it_lies(&records), before);
    }
}
