use support::{F32Masks, F32x4, Pair};

use super::escape_times;
use crate::naive_times;

fn assert_agrees_with_the_oracle<L: F32Masks>() {
    for width in (0..70).chain([201]) {
        let mut counts = vec![0; width * width];
        escape_times::<L>(width, &mut counts);
        assert_eq!(counts, naive_times(width), "width {width}");
    }
}

#[test]
fn agrees_with_the_oracle() {
    assert_agrees_with_the_oracle::<f32>();
    assert_agrees_with_the_oracle::<Pair<f32>>();
}

// Points that escape at different steps, and rows that are no whole number of registers.
#[test]
fn agrees_with_the_oracle_in_several_lanes() {
    assert_agrees_with_the_oracle::<F32x4>();
    assert_agrees_with_the_oracle::<Pair<F32x4>>();
}
