//! What several benchmark crates share: made-up input, where it lies in memory, a cheap checksum,
//! registers of four `f32`, what goes to and from registers of bytes, and the test of the contract. A crate may do without any of it.

mod buffer;
mod checksum;
mod contract;
#[cfg(any(test, feature = "counting"))]
mod counting;
mod frame_contract;
mod lanes;
mod noise;
mod pad;
mod picture;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod register;

pub use buffer::Buffer;
pub use checksum::{sampled_checksum, sampled_checksum_of};
pub use contract::{
    DeclaredSize, assert_checksums, assert_contract, assert_contract_within, assert_value_within, declared_sizes,
};
#[cfg(feature = "counting")]
pub use counting::{bench_alloc_count, bench_alloc_live, bench_alloc_peak};
pub use frame_contract::{DeclaredPicture, Framebuffer, assert_frame_contract, declared_pictures};
pub use lanes::{BestF32, F32Lanes, F32Masks, F32Shuffles, F32x4, Pair, WideF32};
pub use noise::noise;
pub use pad::bench_pad;
pub use picture::picture_checksum;
