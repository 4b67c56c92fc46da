use super::allocator::Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting::new();

/// Bytes that are allocated now.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_alloc_live() -> u32 {
    ALLOCATOR.tally.live() as u32
}

/// The most bytes that were allocated at any time since the module was instantiated.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_alloc_peak() -> u32 {
    ALLOCATOR.tally.peak() as u32
}

/// How often memory was allocated since the module was instantiated, modulo 2^32.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_alloc_count() -> u32 {
    ALLOCATOR.tally.count() as u32
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    #[test]
    fn sees_what_the_program_allocates() {
        // Other tests allocate at the same time, but less than this.
        const BYTES: usize = 1 << 28;
        let (before, count) = (super::bench_alloc_live(), super::bench_alloc_count());
        let block = black_box(Vec::<u8>::with_capacity(BYTES));
        assert!(super::bench_alloc_live() > before + BYTES as u32 / 2);
        drop(block);
        assert!(super::bench_alloc_live() < BYTES as u32 / 2);
        assert!(super::bench_alloc_peak() as usize >= BYTES);
        assert!(super::bench_alloc_count() > count);
    }
}
