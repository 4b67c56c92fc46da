use std::hint::black_box;

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
        // LLVM's vectoriser works back from here. Shown the additions, it vectorises by pairs; shown four
        // lanes side by side, it uses whole registers.
        let lanes = black_box(self.0);
        (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
    }
}
