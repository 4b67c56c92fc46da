use super::Lanes;

/// Plain Rust.
#[derive(Clone, Copy)]
pub struct Scalar([u32; 4]);

impl Lanes for Scalar {
    fn load(elements: &[u32; 4]) -> Self {
        Self(*elements)
    }

    fn times_plus(self, factor: u32, other: Self) -> Self {
        let lane = |lane: usize| self.0[lane].wrapping_mul(factor).wrapping_add(other.0[lane]);
        Self(std::array::from_fn(lane))
    }

    fn to_array(self) -> [u32; 4] {
        self.0
    }
}
