use std::ops::{Deref, DerefMut};

/// Bytes in a cache line of the processors that browsers run on.
const LINE: usize = 64;

/// A slice that begins at a cache line, where its elements can.
///
/// The allocator promises 8 bytes at most. Where the input then happened to begin would decide how
/// many SIMD loads straddle two cache lines, and so be measured along with the code.
#[derive(Debug)]
pub struct Buffer<T> {
    storage: Vec<T>,
    start: usize,
    length: usize,
}

impl<T: Copy + Default> Buffer<T> {
    /// A buffer of no elements, for the time before `bench_setup`.
    pub const EMPTY: Self = Self { storage: Vec::new(), start: 0, length: 0 };

    /// A buffer of `length` elements, each made from its index.
    pub fn from_fn(length: usize, element: impl Fn(u32) -> T) -> Self {
        let mut storage = vec![T::default(); length + LINE / size_of::<T>()];
        // Elements of 16 bytes in an allocation that is aligned to 8 never begin at a line: then it begins where it begins.
        let start = match storage.as_ptr().align_offset(LINE) {
            offset if offset <= LINE / size_of::<T>() => offset,
            _ => 0,
        };
        for (index, slot) in storage[start..start + length].iter_mut().enumerate() {
            *slot = element(index as u32);
        }
        Self { storage, start, length }
    }
}

impl<T> Deref for Buffer<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.storage[self.start..self.start + self.length]
    }
}

impl<T> DerefMut for Buffer<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.storage[self.start..self.start + self.length]
    }
}

#[cfg(test)]
mod tests {
    use super::{Buffer, LINE};

    #[test]
    fn begins_at_a_cache_line_and_holds_what_was_asked_for() {
        for length in [0, 1, 63, 64, 65, 1000] {
            let buffer = Buffer::from_fn(length, |index| index);
            assert_eq!(buffer.as_ptr().addr() % LINE, 0);
            assert!(buffer.iter().copied().eq(0..length as u32));
        }
    }

    #[test]
    fn is_empty_before_the_set_up() {
        assert!(Buffer::<f32>::EMPTY.is_empty());
    }
}
