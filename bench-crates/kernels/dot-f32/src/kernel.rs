use support::F32Lanes;

/// Sums that are kept apart, so that an addition need not wait for the one before: it takes four cycles, and two can begin
/// in each. Without SIMD registers, eight `f32` are as many as fit beside what is loaded.
const SUMS: usize = if cfg!(target_feature = "simd128") { 4 } else { 2 };

/// The dot product of two slices of equal length.
///
/// The order of additions is not that of the elements: equal to the sum in order only where every
/// partial sum is exact.
pub fn dot<L: F32Lanes>(a: &[f32], b: &[f32]) -> f32 {
    let block = L::LANES * SUMS;
    let (a_blocks, b_blocks) = (a.chunks_exact(block), b.chunks_exact(block));
    let rest = a_blocks.remainder().iter().zip(b_blocks.remainder());

    let mut sums = [L::splat(0.0); SUMS];
    for (a, b) in a_blocks.zip(b_blocks) {
        for (index, sum) in sums.iter_mut().enumerate() {
            let lanes = index * L::LANES..(index + 1) * L::LANES;
            *sum = L::load(&a[lanes.clone()]).times_plus(L::load(&b[lanes]), *sum);
        }
    }
    let total = sums.into_iter().fold(L::splat(0.0), L::add);
    total.sum() + rest.map(|(a, b)| a * b).sum::<f32>()
}

#[cfg(test)]
mod tests {
    use support::F32x4;

    use super::dot;
    use crate::input::{element_of_a, element_of_b};
    use crate::oracle;

    #[test]
    fn agrees_with_the_oracle() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            let a: Vec<f32> = (0..length).map(element_of_a).collect();
            let b: Vec<f32> = (0..length).map(element_of_b).collect();
            assert_eq!(dot::<F32x4>(&a, &b).to_bits(), oracle(length), "length {length}");
        }
    }
}
