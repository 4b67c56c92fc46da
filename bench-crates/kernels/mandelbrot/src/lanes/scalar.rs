use super::Lanes;

/// One point at a time.
pub type Scalar = f32;

impl Lanes for f32 {
    const LANES: usize = 1;
    type Mask = bool;
    type Counts = u32;

    fn splat(value: f32) -> Self {
        value
    }

    fn from_fn(value: impl Fn(usize) -> f32) -> Self {
        value(0)
    }

    fn at_most(self, bound: Self) -> bool {
        self <= bound
    }

    fn everywhere() -> bool {
        true
    }

    fn both(a: bool, b: bool) -> bool {
        a && b
    }

    fn any(mask: bool) -> bool {
        mask
    }

    fn no_steps() -> u32 {
        0
    }

    fn step(counts: u32, mask: bool) -> u32 {
        counts + u32::from(mask)
    }

    fn store(counts: u32, to: &mut [u32]) {
        to[0] = counts;
    }
}
