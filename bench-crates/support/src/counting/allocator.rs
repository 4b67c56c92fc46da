use std::alloc::{GlobalAlloc, Layout, System};

use super::tally::Tally;

/// The system's allocator, with a tally of what it gives out.
#[derive(Debug)]
pub struct Counting {
    /// What was given out so far.
    pub tally: Tally,
}

impl Counting {
    /// Nothing was given out yet.
    pub const fn new() -> Self {
        Self { tally: Tally::new() }
    }

    /// Counts what was asked for, unless there was none to be had.
    fn count(&self, pointer: *mut u8, bytes: usize) -> *mut u8 {
        if !pointer.is_null() {
            self.tally.given_out(bytes);
        }
        pointer
    }
}

#[expect(unsafe_code, reason = "what an allocator is in Rust")]
// SAFETY: every method does what `System` does, with the arguments that it was given; the tally neither allocates nor
// unwinds, and touches nothing that was given out.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller promises of `layout` what `System` asks for.
        self.count(unsafe { System.alloc(layout) }, layout.size())
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller promises of `layout` what `System` asks for.
        self.count(unsafe { System.alloc_zeroed(layout) }, layout.size())
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller promises that `pointer` came from here, and so from `System`, with this `layout`.
        unsafe { System.dealloc(pointer, layout) };
        self.tally.given_back(layout.size());
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller promises that `pointer` came from here, and so from `System`, with this `layout`, and of
        // `new_size` what `System` asks for.
        let moved = unsafe { System.realloc(pointer, layout, new_size) };
        if !moved.is_null() {
            // First, because the peak is of what the program has; a copy that `System` may make on the way is its own.
            self.tally.given_back(layout.size());
            self.tally.given_out(new_size);
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use std::alloc::{GlobalAlloc, Layout};

    use super::Counting;

    #[test]
    #[expect(unsafe_code, reason = "calls an allocator by hand")]
    fn counts_what_was_asked_for_and_gives_memory_that_can_be_used() {
        let counting = Counting::new();
        let layout = Layout::array::<u8>(100).unwrap();
        let larger = Layout::array::<u8>(300).unwrap();
        // SAFETY: no layout is empty; each pointer is given back once, with the layout that it has by then, and read and
        // written within it.
        unsafe {
            let one = counting.alloc(layout);
            let zeroed = counting.alloc_zeroed(layout);
            assert!((0..100).all(|index| zeroed.add(index).read() == 0));
            assert_eq!((counting.tally.live(), counting.tally.peak(), counting.tally.count()), (200, 200, 2));

            one.write(7);
            let moved = counting.realloc(one, layout, 300);
            assert_eq!(moved.read(), 7);
            moved.add(299).write(9);
            assert_eq!((counting.tally.live(), counting.tally.peak(), counting.tally.count()), (400, 400, 3));

            counting.dealloc(zeroed, layout);
            counting.dealloc(moved, larger);
        }
        assert_eq!((counting.tally.live(), counting.tally.peak(), counting.tally.count()), (0, 400, 3));
    }

    #[test]
    #[expect(unsafe_code, reason = "calls an allocator by hand")]
    fn does_not_count_what_could_not_be_had() {
        let counting = Counting::new();
        let impossible = Layout::array::<u8>(isize::MAX as usize).unwrap();
        // SAFETY: the layout is not empty.
        let nothing = unsafe { counting.alloc(impossible) };
        // Or the compiler leaves out what nobody writes to, and says that there was enough.
        assert!(std::hint::black_box(nothing).is_null());
        assert_eq!((counting.tally.live(), counting.tally.count()), (0, 0));
    }
}
