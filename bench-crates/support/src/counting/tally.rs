use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// What an allocator has given out. Exact as long as one thread allocates at a time, as in a module without threads.
#[derive(Debug)]
pub struct Tally {
    live: AtomicUsize,
    peak: AtomicUsize,
    count: AtomicUsize,
}

impl Tally {
    /// Nothing was given out yet.
    pub const fn new() -> Self {
        Self { live: AtomicUsize::new(0), peak: AtomicUsize::new(0), count: AtomicUsize::new(0) }
    }

    /// Bytes that are given out and not yet given back.
    pub fn live(&self) -> usize {
        self.live.load(Relaxed)
    }

    /// The most bytes that were live at any time.
    pub fn peak(&self) -> usize {
        self.peak.load(Relaxed)
    }

    /// How often memory was given out; moving it to another size counts too. Wraps.
    pub fn count(&self) -> usize {
        self.count.load(Relaxed)
    }

    /// `bytes` were given out.
    pub fn given_out(&self, bytes: usize) {
        let live = self.live.fetch_add(bytes, Relaxed) + bytes;
        self.peak.fetch_max(live, Relaxed);
        self.count.fetch_add(1, Relaxed);
    }

    /// `bytes` were given back.
    pub fn given_back(&self, bytes: usize) {
        self.live.fetch_sub(bytes, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn remembers_the_most_that_was_live() {
        let tally = Tally::new();
        tally.given_out(100);
        tally.given_out(50);
        tally.given_back(100);
        tally.given_out(60);
        assert_eq!((tally.live(), tally.peak(), tally.count()), (110, 150, 3));
    }
}
