use super::Lanes;

/// Plain Rust, which the compiler may vectorise where the target allows it.
#[derive(Clone, Copy)]
pub struct Scalar(i32);

impl Lanes for Scalar {
    /// A loop that the compiler vectorises, or, where there are no registers for that, as many as it unrolls.
    const BYTES: usize = if cfg!(target_feature = "simd128") { 1024 } else { 16 };

    fn zero() -> Self {
        Self(0)
    }

    fn plus_products(self, a: &[i8], b: &[i8]) -> Self {
        let products = a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b));
        Self(self.0 + products.sum::<i32>())
    }

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    fn total(self) -> i32 {
        self.0
    }
}
