//! How records are kept: what the variants differ in.

// The tests try all of them.
#[cfg(any(test, not(any(feature = "preallocated", feature = "pooled"))))]
pub mod allocated;
#[cfg(any(test, feature = "pooled"))]
pub mod pooled;
#[cfg(any(test, feature = "preallocated"))]
pub mod preallocated;

cfg_select! {
    feature = "preallocated" => {
        pub use preallocated::Preallocated as Built;
    }
    feature = "pooled" => {
        pub use pooled::Pooled as Built;
    }
    _ => {
        pub use allocated::Allocated as Built;
    }
}

/// What becomes of a line.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Its numbers, in order.
    pub numbers: Vec<u32>,
}

impl Record {
    /// A number that depends on all of its numbers and on their order.
    pub fn summary(&self) -> u32 {
        self.numbers.iter().fold(self.numbers.len() as u32, |sum, &number| sum.wrapping_mul(31).wrapping_add(number))
    }
}

/// Where records come from and go to.
pub trait Records {
    /// Stands for a record that was taken.
    type Handle;

    /// Ready for `lines` lines, and for more if it has to be.
    fn new(lines: usize) -> Self;

    /// An empty record for this place, whose former one was given back.
    fn take(&mut self, place: usize) -> Self::Handle;

    /// The record, to be read.
    fn get<'a>(&'a self, handle: &'a Self::Handle) -> &'a Record;

    /// The record, to be written to.
    fn get_mut<'a>(&'a mut self, handle: &'a mut Self::Handle) -> &'a mut Record;

    /// Nobody needs the record any more.
    fn give_back(&mut self, handle: Self::Handle);

    /// An empty list for the summaries.
    fn output(&mut self) -> Vec<u32>;

    /// Nobody needs the summaries any more.
    fn give_back_output(&mut self, summaries: Vec<u32>);
}
