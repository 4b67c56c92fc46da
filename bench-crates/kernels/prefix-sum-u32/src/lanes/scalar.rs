use super::Lanes;

/// Plain Rust, which the compiler may vectorise where the target allows it.
#[derive(Clone, Copy)]
pub struct Scalar(u32);

impl Lanes for Scalar {
    const LANES: usize = 1;

    fn splat(value: u32) -> Self {
        Self(value)
    }

    fn load(elements: &[u32]) -> Self {
        Self(elements[0])
    }

    fn add(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    fn scan(self) -> Self {
        self
    }

    fn splat_last(self) -> Self {
        self
    }

    fn store(self, to: &mut [u32]) {
        to[0] = self.0;
    }
}
