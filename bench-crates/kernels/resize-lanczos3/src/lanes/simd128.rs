use super::{Lanes, across, down};
use crate::axis::Axis;
use crate::kernel::{Block, CHANNELS};

/// 128-bit registers, by safe intrinsics.
///
/// Windows inside the picture have the same weights, and each begins one pair of pixels after the one before. So what
/// has been loaded and widened for one result serves its neighbours. Windows at the edge go one by one.
pub struct Simd128;

impl Lanes for Simd128 {
    fn down(axis: &Axis, blocks: usize, from: &[Block], to: &mut [Block]) {
        let mut result = 0;
        while result < axis.first.len() {
            let together = if axis.inner.contains(&result) && axis.inner.contains(&(result + 1)) { 2 } else { 1 };
            let rows = &from[axis.first[result] * blocks..];
            let to = &mut to[result * blocks..][..together * blocks];
            if together == 2 {
                down::two_rows(&axis.weights[result], blocks, rows, to);
            } else {
                down::one_row(&axis.weights[result], blocks, rows, to);
            }
            result += together;
        }
    }

    fn across(axis: &Axis, from: &[Block], to: &mut [[u8; CHANNELS]]) {
        let pixels = from.as_flattened().as_chunks().0;
        let (inner, rest) = (axis.inner.clone(), axis.inner.end - axis.inner.len() % across::TOGETHER);
        let blocks = inner.start..rest;
        for result in (0..blocks.start).chain(blocks.end..to.len()) {
            to[result] = across::one(&axis.weights[result], &pixels[axis.first[result]..]);
        }
        if let Some(&first) = axis.first.get(blocks.start).filter(|_| !blocks.is_empty()) {
            across::inner(&axis.weights[blocks.start], &pixels[first..], &mut to[blocks]);
        }
    }
}
