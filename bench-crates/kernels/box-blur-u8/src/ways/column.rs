use crate::kernel::{changes, first, mean};

/// Blurs one column of those that are no whole register, and writes it as a row.
pub fn blur_column(side: usize, source: &[u8], column: usize, row: &mut [u8]) {
    let byte = |index: usize| u16::from(source[index * side + column]);
    let mut sum: u16 = first(side).map(byte).sum();
    let changes = changes(side).chain([(0, 0)]);
    for (blurred, (comes, goes)) in row.iter_mut().zip(changes) {
        *blurred = mean(sum);
        sum = sum + byte(comes) - byte(goes);
    }
}
