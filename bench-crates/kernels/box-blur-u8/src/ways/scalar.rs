use super::Way;
use crate::kernel::{changes, first, mean};

/// Plain Rust: down, a row of sums that the compiler may vectorise; across, one sum that runs along each row.
pub struct Scalar;

impl Way for Scalar {
    fn blur(side: usize, source: &[u8], half_blurred: &mut [u8], sums: &mut [u16], blurred: &mut [u8]) {
        down(side, source, sums, half_blurred);
        for (row, blurred) in half_blurred.chunks_exact(side).zip(blurred.chunks_exact_mut(side)) {
            across(row, blurred);
        }
    }
}

fn down(side: usize, source: &[u8], sums: &mut [u16], blurred: &mut [u8]) {
    let row = |index: usize| &source[index * side..][..side];
    sums.fill(0);
    for index in first(side) {
        sums.iter_mut().zip(row(index)).for_each(|(sum, byte)| *sum += u16::from(*byte));
    }
    // The last row changes nothing any more: what comes and goes is the same.
    let changes = changes(side).chain([(0, 0)]);
    for (blurred, (comes, goes)) in blurred.chunks_exact_mut(side).zip(changes) {
        let columns = sums.iter_mut().zip(blurred).zip(row(comes).iter().zip(row(goes)));
        for ((sum, blurred), (comes, goes)) in columns {
            *blurred = mean(*sum);
            *sum = *sum + u16::from(*comes) - u16::from(*goes);
        }
    }
}

fn across(row: &[u8], blurred: &mut [u8]) {
    let mut sum: u16 = first(row.len()).map(|index| u16::from(row[index])).sum();
    let (last, others) = blurred.split_last_mut().expect("a row is not empty");
    for (blurred, (comes, goes)) in others.iter_mut().zip(changes(row.len())) {
        *blurred = mean(sum);
        sum = sum + u16::from(row[comes]) - u16::from(row[goes]);
    }
    *last = mean(sum);
}
