use std::iter::Sum;
use std::ops::Mul;

/// About this many parts are looked at, however many there are.
const SAMPLES: usize = 32;

/// Adds about 32 of so many parts, spread over all, each times another small number: one that is wrong, or in the place of
/// another, shows.
pub(crate) fn weighted_sum<T: Mul<Output = T> + Sum + From<u8>>(parts: usize, part: impl Fn(usize) -> T) -> T {
    let step = (parts / SAMPLES) | 1;
    (0..parts).step_by(step).zip((1..=7).cycle()).map(|(index, weight)| part(index) * T::from(weight)).sum()
}

#[cfg(test)]
mod tests {
    use super::weighted_sum;

    #[test]
    fn sees_parts_change_places() {
        let mut parts: Vec<f64> = (0..2048).map(f64::from).collect();
        let sum = weighted_sum(2048, |index| parts[index]);
        parts.swap(0, 65);
        assert!((weighted_sum(2048, |index| parts[index]) - sum).abs() > 1.0);
    }
}
