use std::ops::{Add, Div, Mul, Sub};

use super::{F32Lanes, F32Masks};

/// Two registers side by side: while one waits for its result, the other goes on.
#[derive(Clone, Copy, Debug)]
pub struct Pair<L>(pub L, pub L);

impl<L: F32Lanes> Add for Pair<L> {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0, self.1 + other.1)
    }
}

impl<L: F32Lanes> Sub for Pair<L> {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0, self.1 - other.1)
    }
}

impl<L: F32Lanes> Mul for Pair<L> {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.1)
    }
}

impl<L: F32Lanes> Div for Pair<L> {
    type Output = Self;

    #[inline]
    fn div(self, other: Self) -> Self {
        Self(self.0 / other.0, self.1 / other.1)
    }
}

impl<L: F32Lanes> F32Lanes for Pair<L> {
    const LANES: usize = 2 * L::LANES;

    #[inline]
    fn splat(value: f32) -> Self {
        Self(L::splat(value), L::splat(value))
    }

    #[inline]
    fn from_fn(value: impl Fn(usize) -> f32) -> Self {
        Self(L::from_fn(&value), L::from_fn(|lane| value(L::LANES + lane)))
    }

    #[inline]
    fn load(elements: &[f32]) -> Self {
        Self(L::load(&elements[..L::LANES]), L::load(&elements[L::LANES..2 * L::LANES]))
    }

    #[inline]
    fn store(self, to: &mut [f32]) {
        self.0.store(&mut to[..L::LANES]);
        self.1.store(&mut to[L::LANES..2 * L::LANES]);
    }

    #[inline]
    fn times_plus(self, factor: Self, addend: Self) -> Self {
        Self(self.0.times_plus(factor.0, addend.0), self.1.times_plus(factor.1, addend.1))
    }

    #[inline]
    fn times_from(self, factor: Self, whole: Self) -> Self {
        Self(self.0.times_from(factor.0, whole.0), self.1.times_from(factor.1, whole.1))
    }

    #[inline]
    fn at_least(self, bound: Self) -> Self {
        Self(self.0.at_least(bound.0), self.1.at_least(bound.1))
    }

    #[inline]
    fn at_most(self, bound: Self) -> Self {
        Self(self.0.at_most(bound.0), self.1.at_most(bound.1))
    }

    #[inline]
    fn negated_unless_equal(self, a: Self, b: Self) -> Self {
        Self(self.0.negated_unless_equal(a.0, b.0), self.1.negated_unless_equal(a.1, b.1))
    }

    #[inline]
    fn sum(self) -> f32 {
        (self.0 + self.1).sum()
    }
}

impl<L: F32Masks> F32Masks for Pair<L> {
    type Mask = (L::Mask, L::Mask);
    type Counts = (L::Counts, L::Counts);

    #[inline]
    fn is_at_most(self, bound: Self) -> Self::Mask {
        (self.0.is_at_most(bound.0), self.1.is_at_most(bound.1))
    }

    #[inline]
    fn everywhere() -> Self::Mask {
        (L::everywhere(), L::everywhere())
    }

    #[inline]
    fn both(a: Self::Mask, b: Self::Mask) -> Self::Mask {
        (L::both(a.0, b.0), L::both(a.1, b.1))
    }

    #[inline]
    fn either(a: Self::Mask, b: Self::Mask) -> Self::Mask {
        (L::either(a.0, b.0), L::either(a.1, b.1))
    }

    #[inline]
    fn any(mask: Self::Mask) -> bool {
        L::any(L::either(mask.0, mask.1))
    }

    #[inline]
    fn zero_counts() -> Self::Counts {
        (L::zero_counts(), L::zero_counts())
    }

    #[inline]
    fn count(counts: Self::Counts, mask: Self::Mask) -> Self::Counts {
        (L::count(counts.0, mask.0), L::count(counts.1, mask.1))
    }

    #[inline]
    fn store_counts(counts: Self::Counts, to: &mut [u32]) {
        L::store_counts(counts.0, &mut to[..L::LANES]);
        L::store_counts(counts.1, &mut to[L::LANES..2 * L::LANES]);
    }
}
