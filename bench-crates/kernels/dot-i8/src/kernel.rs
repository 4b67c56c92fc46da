use crate::lanes::Lanes;

/// Sums that are kept apart, so that an addition need not wait for the one before.
const SUMS: usize = 4;

/// The dot product of two slices of equal length. No byte of `b` is negative.
///
/// Exact while it fits 32 bits: for up to 2^17 elements whatever they are, and for more as long as signs vary.
pub fn dot<L: Lanes>(a: &[i8], b: &[i8]) -> i32 {
    let block = L::BYTES * SUMS;
    let (a_blocks, b_blocks) = (a.chunks_exact(block), b.chunks_exact(block));
    let rest = a_blocks.remainder().iter().zip(b_blocks.remainder());

    let mut sums = [L::zero(); SUMS];
    for (a, b) in a_blocks.zip(b_blocks) {
        for (index, sum) in sums.iter_mut().enumerate() {
            let bytes = index * L::BYTES..(index + 1) * L::BYTES;
            *sum = sum.plus_products(&a[bytes.clone()], &b[bytes]);
        }
    }
    let total = sums.into_iter().fold(L::zero(), L::add);
    total.total() + rest.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum::<i32>()
}

#[cfg(test)]
mod tests;
