use super::Lanes;

/// Plain Rust, which the compiler may vectorise where the target allows it.
#[derive(Clone, Copy)]
pub struct Scalar([f32; 4]);

impl Lanes for Scalar {
    const LANES: usize = 4;

    fn zero() -> Self {
        Self([0.0; 4])
    }

    fn load(elements: &[f32]) -> Self {
        Self([elements[0], elements[1], elements[2], elements[3]])
    }

    fn add(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] + other.0[lane]))
    }

    fn mul(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] * other.0[lane]))
    }

    fn sum(self) -> f32 {
        (self.0[0] + self.0[1]) + (self.0[2] + self.0[3])
    }
}
