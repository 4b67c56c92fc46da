use support::F32Lanes;

/// What nothing is less than.
pub const LEAST: f32 = 0.0;
/// What nothing is more than.
pub const MOST: f32 = 1.0;

/// Writes to `clamped` each of `numbers`, a slice of the same length, or the end of the range that it lies beyond.
pub fn clamp<L: F32Lanes>(numbers: &[f32], least: f32, most: f32, clamped: &mut [f32]) {
    let whole = numbers.len() - numbers.len() % L::LANES;
    let (numbers, numbers_rest) = numbers.split_at(whole);
    let (clamped, clamped_rest) = clamped.split_at_mut(whole);
    clamp_blocks::<L>(numbers, least, most, clamped);
    clamp_blocks::<f32>(numbers_rest, least, most, clamped_rest);
}

fn clamp_blocks<L: F32Lanes>(numbers: &[f32], least: f32, most: f32, clamped: &mut [f32]) {
    let (least, most) = (L::splat(least), L::splat(most));
    for (numbers, clamped) in numbers.chunks_exact(L::LANES).zip(clamped.chunks_exact_mut(L::LANES)) {
        L::load(numbers).at_least(least).at_most(most).store(clamped);
    }
}

#[cfg(test)]
mod tests {
    use support::{F32Lanes, F32x4, Pair};

    use super::clamp;
    use crate::input::number;

    fn assert_clamps<L: F32Lanes>(numbers: &[f32], least: f32, most: f32) {
        let mut clamped = vec![f32::NAN; numbers.len()];
        clamp::<L>(numbers, least, most, &mut clamped);
        let bits = |number: &f32| number.to_bits();
        let expected: Vec<u32> = numbers.iter().map(|number| number.clamp(least, most).to_bits()).collect();
        assert_eq!(clamped.iter().map(bits).collect::<Vec<_>>(), expected, "length {}", numbers.len());
    }

    fn assert_is_the_clamp_of_std<L: F32Lanes>() {
        for length in (0..70).chain([1023, 1024, 1025]) {
            assert_clamps::<L>(&(0..length).map(number).collect::<Vec<_>>(), 0.25, 0.5);
        }
        let odd =
            [-0.0, 0.0, f32::MIN_POSITIVE, -f32::MIN_POSITIVE, f32::INFINITY, f32::NEG_INFINITY, 1.0, 1.000_000_1];
        assert_clamps::<L>(&odd, 0.0, 1.0);
        assert_clamps::<L>(&odd, -0.0, -0.0);
    }

    #[test]
    fn is_the_clamp_of_std() {
        assert_is_the_clamp_of_std::<f32>();
        assert_is_the_clamp_of_std::<F32x4>();
        assert_is_the_clamp_of_std::<Pair<F32x4>>();
    }

    #[test]
    fn input_lies_below_within_and_above() {
        let mut thirds = [0; 3];
        for number in (0..3_000).map(number) {
            thirds[usize::from(number >= 0.0) + usize::from(number > 1.0)] += 1;
        }
        assert!(thirds.iter().all(|&count| count > 900), "{thirds:?}");
    }
}
