//! Work on memory, 16 bytes at a time.

use crate::lanes::Register;

/// Sums that are kept apart, so that no addition waits for another.
const SUMS: usize = 8;

/// The exclusive or of all registers in `bytes`, whose length is a multiple of 128: one load each, and little else.
pub fn read<R: Register>(bytes: &[u8], zero: R) -> R {
    let (registers, _) = bytes.as_chunks::<16>();
    let (blocks, _) = registers.as_chunks::<SUMS>();
    let mut sums = [zero; SUMS];
    for block in blocks {
        for (sum, register) in sums.iter_mut().zip(block) {
            *sum = sum.xor(R::load(register));
        }
    }
    sums.into_iter().reduce(R::xor).expect("there are sums")
}

/// Fills `bytes` with registers that differ from block to block, so that it does not become a call of `memory.fill`.
pub fn write<R: Register>(bytes: &mut [u8], seed: R, add: R) -> R {
    let (registers, _) = bytes.as_chunks_mut::<16>();
    let (blocks, _) = registers.as_chunks_mut::<SUMS>();
    let mut next = seed;
    for block in blocks {
        next = next.add_u32(add);
        for register in block {
            next.store(register);
        }
    }
    next
}
