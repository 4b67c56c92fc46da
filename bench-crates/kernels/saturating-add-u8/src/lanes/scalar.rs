use super::Lanes;

/// Plain Rust, which the compiler may vectorise where the target allows it.
#[derive(Clone, Copy)]
pub struct Scalar(u8);

impl Lanes for Scalar {
    const LANES: usize = 1;

    fn load(bytes: &[u8]) -> Self {
        Self(bytes[0])
    }

    fn add_saturating(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    fn store(self, bytes: &mut [u8]) {
        bytes[0] = self.0;
    }
}
