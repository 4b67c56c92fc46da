use super::Lanes;

/// One particle at a time, which the compiler may vectorise where the target allows it.
pub type Scalar = f32;

impl Lanes for f32 {
    const LANES: usize = 1;

    fn splat(value: f32) -> Self {
        value
    }

    fn load(elements: &[f32]) -> Self {
        elements[0]
    }

    fn store(self, to: &mut [f32]) {
        to[0] = self;
    }

    fn at_least(self, bound: Self) -> Self {
        if self < bound { bound } else { self }
    }

    fn at_most(self, bound: Self) -> Self {
        if self > bound { bound } else { self }
    }

    #[expect(clippy::float_cmp, reason = "whether it was changed at all")]
    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        if a == b { self } else { -self }
    }
}
