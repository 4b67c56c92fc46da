//! With SIMD: 128 bytes, of which it is first asked whether it is any of them.

#![cfg_attr(not(all(target_arch = "wasm32", feature = "simd")), allow(dead_code, reason = "only tested"))]

use crate::lanes::Lanes;
use crate::words;

/// Bytes that are asked about together: half as many take a tenth longer.
const BLOCK: usize = 128;

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
    let (blocks, _) = haystack[aligned.min(haystack.len())..].as_chunks::<BLOCK>();
    let without = blocks.iter().take_while(|block| !holds(block, needles)).count();
    // That block, or what is left after the last.
    let start = aligned + BLOCK * without;
    let (registers, _) = haystack[start.min(haystack.len())..].as_chunks();
    for (index, register) in registers.iter().enumerate() {
        let hits = needles.equal(L::load(register)).bits();
        if hits != 0 {
            return Some(start + 16 * index + hits.trailing_zeros() as usize);
        }
    }
    // The last 16 bytes, some of which have been looked at: a search of fewer would take longer.
    let start = haystack.len() - 16;
    let hits = L::load(haystack.last_chunk()?).equal(needles).bits();
    (hits != 0).then(|| start + hits.trailing_zeros() as usize)
}

/// Whether it is any of these.
#[inline]
fn holds<L: Lanes>(block: &[u8; BLOCK], needles: L) -> bool {
    let (registers, _) = block.as_chunks();
    let is = |at: usize| needles.equal(L::load(&registers[at]));
    let (first, second) = (is(0).or(is(1)).or(is(2).or(is(3))), is(4).or(is(5)).or(is(6).or(is(7))));
    first.or(second).any()
}

#[cfg(test)]
mod tests;
