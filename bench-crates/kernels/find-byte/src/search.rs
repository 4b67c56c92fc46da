//! With SIMD: 64 bytes, of which it is first asked whether it is any of them.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

use crate::lanes::Lanes;
use crate::words;

/// The first position of `needle`.
pub fn find<L: Lanes>(haystack: &[u8], needle: u8) -> Option<usize> {
    let Some(first) = haystack.first_chunk() else { return words::find(haystack, needle) };
    let needles = L::splat(needle);
    let hits = L::load(first).equal(needles).bits();
    if hits != 0 {
        return Some(hits.trailing_zeros() as usize);
    }
    find_further(haystack, needles)
}

/// Goes on after the first register, from an address on that no load crosses a cache line.
fn find_further<L: Lanes>(haystack: &[u8], needles: L) -> Option<usize> {
    let aligned = match haystack.as_ptr().align_offset(16) {
        0 => 16,
        offset => offset.min(haystack.len()),
    };
    let (blocks, rest) = haystack[aligned.min(haystack.len())..].as_chunks::<64>();
    for (index, block) in blocks.iter().enumerate() {
        let (registers, _) = block.as_chunks();
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| L::load(&registers[at]).equal(needles));
        if a.or(b).or(c.or(d)).any() {
            let hits = [a, b, c, d].iter().rev().fold(0, |hits, mask| hits << 16 | u64::from(mask.bits()));
            return Some(aligned + 64 * index + hits.trailing_zeros() as usize);
        }
    }
    let start = haystack.len() - rest.len();
    let (registers, _) = rest.as_chunks();
    for (index, register) in registers.iter().enumerate() {
        let hits = L::load(register).equal(needles).bits();
        if hits != 0 {
            return Some(start + 16 * index + hits.trailing_zeros() as usize);
        }
    }
    // The last 16 bytes, some of which have been looked at: a search of fewer would take longer.
    let start = haystack.len() - 16;
    let hits = L::load(haystack.last_chunk()?).equal(needles).bits();
    (hits != 0).then(|| start + hits.trailing_zeros() as usize)
}

#[cfg(test)]
mod tests;
