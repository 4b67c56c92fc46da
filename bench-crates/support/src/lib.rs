//! What several benchmark crates share: made-up input, where it lies in memory, a cheap checksum,
//! and the test of the contract. A crate may do without any of it.

mod buffer;
mod checksum;
mod contract;
mod noise;
mod pad;

pub use buffer::Buffer;
pub use checksum::sampled_checksum;
pub use contract::{DeclaredSize, assert_contract, declared_sizes};
pub use noise::noise;
pub use pad::bench_pad;
