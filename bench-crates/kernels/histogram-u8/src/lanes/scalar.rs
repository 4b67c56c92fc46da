use super::Lanes;

/// Plain Rust, which the compiler may vectorise where the target allows it.
#[derive(Clone, Copy)]
pub struct Scalar(u32);

impl Lanes for Scalar {
    const LANES: usize = 1;

    fn load(counts: &[u32]) -> Self {
        Self(counts[0])
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    fn store(self, counts: &mut [u32]) {
        counts[0] = self.0;
    }
}
