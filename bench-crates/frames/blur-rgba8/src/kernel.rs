use crate::lanes::{Lanes, Scalar};
use crate::source::CHANNELS;

/// Pixels on either side that a pixel is made of.
const REACH: usize = 2;

/// 1 4 6 4 1: sixteen times what a binomial filter makes of five neighbours.
///
/// The largest sum of sums, 256 times 255, is still a `u16`, with room for the half that rounds it.
fn weighted<L: Lanes>([first, second, middle, fourth, fifth]: [L; 5]) -> L {
    (first + fifth) + ((second + middle + fourth) << 2) + (middle << 1)
}

/// Writes the weighted sums of each byte of a row and those of the same channel in the two pixels on either side of it.
/// Beyond its ends the row goes on as it ends.
pub fn sums_across<L: Lanes>(row: &[u8], sums: &mut [u16]) {
    let margin = (REACH * CHANNELS).min(sums.len());
    let inner = row.len().saturating_sub(2 * REACH * CHANNELS);
    let whole = inner - inner % L::LANES;
    let taps = std::array::from_fn(|tap| row.get(tap * CHANNELS..tap * CHANNELS + inner).unwrap_or_default());
    let (first, rest) = sums.split_at_mut(margin);
    across_edge(row, 0, first);
    let (blocks, rest) = rest.split_at_mut(whole);
    across_blocks::<L>(taps.map(|tap| &tap[..whole]), blocks);
    let (blocks_rest, last) = rest.split_at_mut(inner - whole);
    across_blocks::<Scalar>(taps.map(|tap| &tap[whole..]), blocks_rest);
    across_edge(row, margin + inner, last);
}

fn across_blocks<L: Lanes>(taps: [&[u8]; 5], sums: &mut [u16]) {
    for (taps, sums) in blocks(taps, L::LANES).zip(sums.chunks_exact_mut(L::LANES)) {
        weighted(taps.map(L::widen)).store(sums);
    }
}

/// Sums from the byte `start` on, where neighbours may be missing.
fn across_edge(row: &[u8], start: usize, sums: &mut [u16]) {
    for (index, sum) in sums.iter_mut().enumerate() {
        let (pixel, channel) = ((start + index) / CHANNELS, (start + index) % CHANNELS);
        let taps = std::array::from_fn(|tap| {
            let neighbour = (pixel + tap).saturating_sub(REACH).min(row.len() / CHANNELS - 1);
            u16::from(row[neighbour * CHANNELS + channel])
        });
        *sum = weighted(taps);
    }
}

/// Writes the bytes of a row, rounded, from the sums across of itself and of the two rows on either side of it.
pub fn sums_down<L: Lanes>(sums: [&[u16]; 5], row: &mut [u8]) {
    let whole = row.len() - row.len() % L::LANES;
    let (blocks, rest) = row.split_at_mut(whole);
    down_blocks::<L>(sums.map(|sums| &sums[..whole]), blocks);
    down_blocks::<Scalar>(sums.map(|sums| &sums[whole..]), rest);
}

fn down_blocks<L: Lanes>(sums: [&[u16]; 5], row: &mut [u8]) {
    for (sums, bytes) in blocks(sums, L::LANES).zip(row.chunks_exact_mut(L::LANES)) {
        let rounded = (weighted(sums.map(L::load)) + L::splat(128)) >> 8;
        rounded.store_bytes(bytes);
    }
}

/// Five slices of the same length, `lanes` elements of each at a time.
fn blocks<T>(slices: [&[T]; 5], lanes: usize) -> impl Iterator<Item = [&[T]; 5]> {
    let [first, second, middle, fourth, fifth] = slices.map(|slice| slice.chunks_exact(lanes));
    let outer = first.zip(fifth);
    let inner = second.zip(middle).zip(fourth);
    outer.zip(inner).map(|((first, fifth), ((second, middle), fourth))| [first, second, middle, fourth, fifth])
}

#[cfg(test)]
mod tests;
