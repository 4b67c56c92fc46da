//! An allocator that counts: what is live, the most that ever was, and how often memory was asked for.
//!
//! It stands in for the system's allocator in a build of its own, made with the cargo feature `counting`, that is never
//! timed. Bytes are those that were asked for: what an allocator needs for itself is in the size of the linear memory.

mod tally;

mod allocator;
#[cfg(feature = "counting")]
mod exports;

#[cfg(feature = "counting")]
pub use exports::{bench_alloc_count, bench_alloc_live, bench_alloc_peak};
