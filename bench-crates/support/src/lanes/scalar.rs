use super::{F32Lanes, F32Masks, F32Shuffles};

impl F32Lanes for f32 {
    const LANES: usize = 1;

    #[inline]
    fn splat(value: f32) -> Self {
        value
    }

    #[inline]
    fn from_fn(value: impl Fn(usize) -> f32) -> Self {
        value(0)
    }

    #[inline]
    fn load(elements: &[f32]) -> Self {
        elements[0]
    }

    #[inline]
    fn store(self, to: &mut [f32]) {
        to[0] = self;
    }

    #[inline]
    fn at_least(self, bound: Self) -> Self {
        if self < bound { bound } else { self }
    }

    #[inline]
    fn at_most(self, bound: Self) -> Self {
        if self > bound { bound } else { self }
    }

    #[expect(clippy::float_cmp, reason = "whether it was changed at all")]
    #[inline]
    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        if a == b { self } else { -self }
    }

    #[inline]
    fn sum(self) -> f32 {
        self
    }
}

impl F32Masks for f32 {
    type Mask = bool;
    type Counts = u32;

    #[inline]
    fn is_at_most(self, bound: Self) -> bool {
        self <= bound
    }

    #[inline]
    fn everywhere() -> bool {
        true
    }

    #[inline]
    fn both(a: bool, b: bool) -> bool {
        a && b
    }

    #[inline]
    fn either(a: bool, b: bool) -> bool {
        a || b
    }

    #[inline]
    fn any(mask: bool) -> bool {
        mask
    }

    #[inline]
    fn zero_counts() -> u32 {
        0
    }

    #[inline]
    fn count(counts: u32, mask: bool) -> u32 {
        counts + u32::from(mask)
    }

    #[inline]
    fn store_counts(counts: u32, to: &mut [u32]) {
        to[0] = counts;
    }
}

impl F32Shuffles for f32 {
    #[inline]
    fn load_interleaved(elements: &[f32]) -> (Self, Self) {
        (elements[0], elements[1])
    }

    #[inline]
    fn store_interleaved(even: Self, odd: Self, to: &mut [f32]) {
        to[..2].copy_from_slice(&[even, odd]);
    }

    #[inline]
    fn transposed(rows: [Self; 4]) -> [Self; 4] {
        rows
    }
}
