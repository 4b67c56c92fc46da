/// The dot product of two slices of equal length, as one first writes it.
///
/// One sum, in order: each addition waits for the one before, and nothing may reorder them. The time is the latency of an
/// addition times the length, however the code happens to be laid out, which makes it a steady yardstick.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    // Rust's sum of nothing is -0.0, and so is one of nothing but -0.0; more zeros must not change the bits.
    a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>() + 0.0
}

#[cfg(test)]
mod tests {
    use super::dot;
    use crate::input::{element_of_a, element_of_b};
    use crate::oracle;

    #[test]
    fn agrees_with_the_oracle() {
        for length in (0..70).chain([1023, 1024, 1025, 20_000]) {
            let a: Vec<f32> = (0..length).map(element_of_a).collect();
            let b: Vec<f32> = (0..length).map(|index| element_of_b(index, length)).collect();
            assert_eq!(dot(&a, &b).to_bits(), oracle(length), "length {length}");
        }
    }
}
