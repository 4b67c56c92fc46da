/// About this many elements are looked at, however long the output.
const SAMPLES: usize = 32;

/// Folds about 32 bytes, spread over the whole output, in order.
///
/// Reading all of it would take as long as the work that is measured. The step is odd, so that
/// bytes from every lane of a 16-byte register are among them; each step of the fold needs the one
/// before, so that no compiler makes SIMD of it.
pub fn sampled_checksum(output: &[u8]) -> u32 {
    sampled_checksum_of(output, u32::from)
}

/// Folds about 32 elements, spread over the whole output, in order: the same for what is not bytes.
pub fn sampled_checksum_of<T: Copy>(output: &[T], bits: impl Fn(T) -> u32) -> u32 {
    let step = (output.len() / SAMPLES) | 1;
    output.iter().step_by(step).fold(0, |sum, &element| sum.rotate_left(5) ^ bits(element))
}

#[cfg(test)]
mod tests {
    use super::sampled_checksum;

    #[test]
    fn sees_every_lane_of_a_register() {
        let zeros = vec![0; 4096];
        for lane in 0..16 {
            let mut output = zeros.clone();
            output.iter_mut().skip(lane).step_by(16).for_each(|byte| *byte = 1);
            assert_ne!(sampled_checksum(&output), sampled_checksum(&zeros), "lane {lane}");
        }
    }

    #[test]
    fn depends_on_the_order() {
        assert_ne!(sampled_checksum(&[1, 2, 3]), sampled_checksum(&[3, 2, 1]));
    }
}
