//! Work on registers. Nothing here can be shortened by a compiler: additions and exclusive ors do not combine, nor do
//! roundings of `f32`.

use crate::lanes::Register;

/// Steps of each chain in one call.
pub const STEPS: u32 = 2048;

/// Chains that do not need each other: enough to hide a latency of four cycles at two operations a cycle, and few enough to
/// stay in the 16 registers that x86 has.
const CHAINS: usize = 8;

/// A chain of additions and exclusive ors, two a step.
pub fn clock([mut x, add, xor]: [u32; 3]) -> u32 {
    for _ in 0..STEPS {
        x = x.wrapping_add(add) ^ xor;
    }
    x
}

/// Six such chains.
pub fn scalar([seed, add, xor]: [u32; 3]) -> u32 {
    let mut chains: [u32; 6] = std::array::from_fn(|index| seed.wrapping_add(index as u32));
    for _ in 0..STEPS {
        for x in &mut chains {
            *x = x.wrapping_add(add) ^ xor;
        }
    }
    chains.into_iter().fold(0, |sum, x| sum.rotate_left(5) ^ x)
}

/// Carries the chains on, one step after the other, and folds where they end.
fn carry_on<R: Register>(mut chains: [R; CHAINS], step: impl Fn(usize, R) -> R) -> R {
    for _ in 0..STEPS {
        chains = std::array::from_fn(|index| step(index, chains[index]));
    }
    chains.into_iter().reduce(|sum, x| sum.add_u32(sum).xor(x)).expect("there are chains")
}

/// Chains that begin differently: of equal ones compilers make one.
fn begin<R: Register>(seed: R, apart: R) -> [R; CHAINS] {
    let mut next = seed;
    std::array::from_fn(|_| {
        next = next.add_u32(apart);
        next
    })
}

/// Half of the chains add, half multiply: processors have units for each.
pub fn arithmetic<R: Register>(seed: R, apart: R, [addend, factor]: [R; 2]) -> R {
    carry_on(begin(seed, apart), |index, x| if index % 2 == 0 { x.add_f32(addend) } else { x.mul_f32(factor) })
}

/// Two operations a step.
pub fn integer<R: Register>(seed: R, add: R, xor: R) -> R {
    carry_on(begin(seed, add), |_, x| x.add_u32(add).xor(xor))
}

/// One operation a step.
pub fn multiply<R: Register>(seed: R, apart: R, factor: R) -> R {
    carry_on(begin(seed, apart), |_, x| x.dot_i16(factor))
}

/// One operation a step.
pub fn shuffles<R: Register>(seed: R, apart: R) -> R {
    carry_on(begin(seed, apart), |_, x| x.rotate())
}
