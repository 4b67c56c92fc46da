//! Sets the global allocator that a feature asks for, each as its own documentation sets it up for Wasm without threads.
//!
//! A benchmark crate takes it with `use chosen_allocator as _;`, or it is not linked. There is no feature `counting`: what a
//! program asks for is the same whichever allocator it asks. What tells them apart is what they take for it, and that is the
//! linear memory.

#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
mod wasm32;
