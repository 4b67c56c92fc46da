use support::{F32Lanes, F32x4};

use super::{multiply, panel_length};
use crate::input::{element_of_a, element_of_b};
use crate::naive_product;

fn product<L: F32Lanes>(n: u32, a: &[f32], b: &[f32]) -> Vec<f32> {
    let mut product = vec![f32::NAN; a.len()];
    let mut panel = vec![f32::NAN; panel_length::<L>()];
    multiply::<L>(n as usize, a, b, &mut product, &mut panel);
    product
}

fn assert_agrees_with_the_oracle<L: F32Lanes>() {
    for n in (0..40).chain([70, 257]) {
        let a: Vec<f32> = (0..n * n).map(element_of_a).collect();
        let b: Vec<f32> = (0..n * n).map(element_of_b).collect();
        assert_eq!(product::<L>(n, &a, &b), naive_product(n), "{n} by {n}");
    }
}

#[test]
fn agrees_with_the_oracle() {
    assert_agrees_with_the_oracle::<f32>();
}

#[test]
fn agrees_with_the_oracle_in_four_lanes() {
    assert_agrees_with_the_oracle::<F32x4>();
}

#[test]
fn leaves_a_matrix_as_it_is_that_is_multiplied_by_one() {
    for n in [1, 3, 9, 33, 260] {
        let a: Vec<f32> = (0..n * n).map(|index| index as f32 + 0.5).collect();
        let one: Vec<f32> = (0..n * n).map(|index| if index % (n + 1) == 0 { 1.0 } else { 0.0 }).collect();
        assert_eq!(product::<F32x4>(n, &a, &one), a, "{n} by {n}, from the right");
        assert_eq!(product::<F32x4>(n, &one, &a), a, "{n} by {n}, from the left");
    }
}
