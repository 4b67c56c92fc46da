use super::{Record, Records};
use crate::place::PLACES;

/// Records that were given back are given out again, last in, first out: a slab with a list of what is free in it.
///
/// A list keeps the room that it once had. So a pool allocates until each of its records has held a long line.
#[derive(Debug)]
pub struct Pooled {
    records: Vec<Record>,
    free: Vec<u32>,
    output: Vec<u32>,
}

impl Records for Pooled {
    type Handle = u32;

    fn new(lines: usize) -> Self {
        Self {
            records: Vec::with_capacity(PLACES),
            free: Vec::with_capacity(PLACES),
            output: Vec::with_capacity(lines),
        }
    }

    fn take(&mut self, _: usize) -> u32 {
        let Some(index) = self.free.pop() else {
            self.records.push(Record::default());
            return self.records.len() as u32 - 1;
        };
        self.records[index as usize].numbers.clear();
        index
    }

    fn get(&self, &index: &u32) -> &Record {
        &self.records[index as usize]
    }

    fn get_mut(&mut self, &mut index: &mut u32) -> &mut Record {
        &mut self.records[index as usize]
    }

    fn give_back(&mut self, index: u32) {
        self.free.push(index);
    }

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
    use super::Pooled;
    use crate::input::text;
    use crate::kernel::process;
    use crate::place::PLACES;
    use crate::records::Records;

    #[test]
    fn takes_what_was_given_back() {
        let mut pool = Pooled::new(0);
        let (one, two) = (pool.take(0), pool.take(1));
        assert_ne!(one, two);
        pool.give_back(one);
        assert_eq!(pool.take(2), one);
    }

    #[test]
    fn has_no_more_records_than_wait_at_a_time() {
        let mut pool = Pooled::new(5000);
        process(text(5000).as_bytes(), &mut pool);
        assert!(pool.records.len() <= PLACES);
        assert_eq!(pool.free.len(), pool.records.len());
    }
}
