//! The arithmetic that the algorithm is written in, and what it is done with.

/// Several bytes that are worked on together, or a 16-bit number for every two of them.
pub trait Lanes: Copy {
    /// How many bytes there are.
    const BYTES: usize;
    /// Half as many numbers of 32 bits.
    type Wide: Copy + Default;

    /// 255 in 16 bits. Made once, before the loop.
    fn low_bytes() -> Self;

    /// 0 everywhere.
    fn zero() -> Self;

    /// Reads `BYTES` bytes.
    fn load(bytes: &[u8]) -> Self;

    /// The bits that both have.
    fn and(self, other: Self) -> Self;

    /// The sum of every two bytes. `low_bytes` is what the function of that name returns.
    fn pairs(self, low_bytes: Self) -> Self;

    /// Sums of 16-bit numbers that do not overflow.
    fn plus(self, other: Self) -> Self;

    /// The sums of 16-bit numbers.
    fn widened(self) -> Self::Wide;

    /// The sums of 16-bit numbers below 2^15, the first `BYTES - 1` times, the second `BYTES - 3` times, …
    fn weighted(self) -> Self::Wide;

    /// Sums of 32-bit numbers that do not overflow.
    fn plus_wide(a: Self::Wide, b: Self::Wide) -> Self::Wide;

    /// The sum of all numbers.
    fn sum(wide: Self::Wide) -> u64;
}

// The only place where the variants differ.
cfg_select! {
    all(target_arch = "wasm32", target_feature = "simd128", feature = "simd") => {
        mod simd128;
        pub use simd128::Simd128 as Best;
    }
    _ => {
        mod word;
        pub use word::Word as Best;
    }
}
