use super::dot;
use crate::input::{byte_of_a, byte_of_b};
use crate::lanes::{Best, Lanes};

/// As many bytes as a SIMD register has, so that blocks and rests are tested without one.
#[derive(Clone, Copy)]
struct Sixteen([i32; 16]);

impl Lanes for Sixteen {
    const BYTES: usize = 16;

    fn zero() -> Self {
        Self([0; 16])
    }

    fn plus_products(self, a: &[i8], b: &[i8]) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] + i32::from(a[lane]) * i32::from(b[lane])))
    }

    fn add(self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| self.0[lane] + other.0[lane]))
    }

    fn total(self) -> i32 {
        self.0.iter().sum()
    }
}

fn naive(a: &[i8], b: &[i8]) -> i64 {
    a.iter().zip(b).map(|(a, b)| i64::from(*a) * i64::from(*b)).sum()
}

fn assert_agrees(a: &[i8], b: &[i8]) {
    let expected = naive(a, b);
    assert_eq!(i64::from(dot::<Best>(a, b)), expected, "length {}", a.len());
    assert_eq!(i64::from(dot::<Sixteen>(a, b)), expected, "length {}, sixteen lanes", a.len());
}

#[test]
fn agrees_with_the_oracle() {
    for length in (0..140).chain([1023, 1024, 1025, 20_000]) {
        for seed in 0..5 {
            let a: Vec<i8> = (0..length).map(|index| byte_of_a(index + seed * 100_000)).collect();
            let b: Vec<i8> = (0..length).map(|index| byte_of_b(index + seed * 100_000)).collect();
            assert_agrees(&a, &b);
        }
    }
}

#[test]
fn is_exact_at_the_extremes() {
    for length in [1, 16, 64, 65, 131_072] {
        for byte in [-128, -127, -1, 0, 127] {
            assert_agrees(&vec![byte; length], &vec![127; length]);
        }
    }
}
