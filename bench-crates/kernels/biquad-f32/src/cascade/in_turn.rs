use super::{Channel, turn};
use crate::bands::{BANDS, Coefficients};

/// Sends two channels of equal length through the filters, sample by sample: the next sample may enter the first filter
/// while this one is in the last.
pub fn filter(bands: &[Coefficients; BANDS], [left, right]: [Channel; 2]) {
    // Kept in locals, so that they need not be written back for each sample.
    let (mut left_memory, mut right_memory) = (*left.memory, *right.memory);
    let samples = left.input.iter().zip(right.input);
    for ((left_in, right_in), (left_out, right_out)) in samples.zip(left.output.iter_mut().zip(right.output)) {
        let (mut left, mut right) = (*left_in, *right_in);
        for (index, band) in bands.iter().enumerate() {
            left = turn(band, &mut left_memory, index, left);
            right = turn(band, &mut right_memory, index, right);
        }
        (*left_out, *right_out) = (left, right);
    }
    (*left.memory, *right.memory) = (left_memory, right_memory);
}
