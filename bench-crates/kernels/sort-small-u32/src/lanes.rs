//! The comparisons that the algorithm is written in, and what they are done with.

use crate::network::ROW;

mod scalar;

pub use scalar::Scalar;

/// Numbers of several rows that are worked on together.
pub trait Lanes: Copy {
    /// How many rows there are.
    const LANES: usize;

    /// Reads `LANES` rows, one after the other.
    fn load_columns(rows: &[u32]) -> [Self; ROW];

    /// Writes `LANES` rows, one after the other.
    fn store_columns(columns: [Self; ROW], rows: &mut [u32]);

    /// The smaller number in each lane.
    fn smaller(self, other: Self) -> Self;

    /// The larger number in each lane.
    fn larger(self, other: Self) -> Self;
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        pub use scalar::Scalar as Best;
    }
}
