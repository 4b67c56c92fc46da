use super::{Limit, Work, bench_run, bench_setup, noise};
use crate::chains::STEPS;

/// The words of a register, which all begin alike.
type Words = [u32; 4];

/// Carries a chain on as its definition has it.
fn chain(begin: Words, step: impl Fn(Words) -> Words) -> Words {
    (0..STEPS).fold(begin, |x, _| step(x))
}

fn bytes_of(words: Words) -> [u8; 16] {
    std::array::from_fn(|index| words[index / 4].to_le_bytes()[index % 4])
}

fn words_of(bytes: [u8; 16]) -> Words {
    std::array::from_fn(|index| u32::from_le_bytes(bytes[index * 4..][..4].try_into().expect("four bytes")))
}

fn xor(a: Words, b: Words) -> Words {
    std::array::from_fn(|index| a[index] ^ b[index])
}

#[expect(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "bits are read as two's complement")]
fn dot(a: u32, b: u32) -> u32 {
    let halves = |word: u32| [word as u16 as i16, (word >> 16) as u16 as i16].map(i64::from);
    let ([a, b], [c, d]) = (halves(a), halves(b));
    (a * c + b * d) as u32
}

/// Chain number `index` of a limit that begins with `seed` and one `add` more for each.
fn begun([seed, add, _]: [u32; 3], index: u32) -> Words {
    [seed.wrapping_add(add.wrapping_mul(index + 1)); 4]
}

fn oracle(number: u32) -> u32 {
    let words: [u32; 3] = std::array::from_fn(|index| noise(index as u32));
    let [seed, add, or] = words;
    let limit = Limit::numbered(number);
    let fold = |sum: Words, x| xor(sum.map(|word| word.wrapping_add(word)), x);
    let all = |step: &dyn Fn(Words) -> Words| (0..8).map(|index| chain(begun(words, index), step)).reduce(fold);
    let step = |x: u32| x.wrapping_add(add) ^ or;
    let result = match limit {
        Limit::Clock => return chain([seed; 4], |x| x.map(step))[0],
        Limit::Scalar => {
            let ends = (0..6).map(|index| chain([seed.wrapping_add(index); 4], |x| x.map(step))[0]);
            return ends.fold(0, |sum: u32, x| sum.rotate_left(5) ^ x);
        }
        Limit::Arithmetic => {
            let step = |index, x: f32| if index % 2 == 0 { x + 0.125 } else { x * 1.000_1 };
            let begun = |index| begun([1_f32.to_bits(), 1 << 16, 0], index);
            let ends =
                (0..8).map(|index| chain(begun(index), |x| x.map(|word| step(index, f32::from_bits(word)).to_bits())));
            ends.reduce(fold)
        }
        Limit::Integer => all(&|x| x.map(step)),
        Limit::Multiply => all(&|x| x.map(|word| dot(word, or))),
        Limit::Shuffles => all(&|x| {
            let bytes = bytes_of(x);
            words_of(std::array::from_fn(|index| bytes[(index + 5) % 16]))
        }),
        Limit::Stores => Some([seed.wrapping_add(add.wrapping_mul(limit.bytes() as u32 / 128)); 4]),
        Limit::Loads | Limit::L2 | Limit::Memory => {
            let registers = (0..limit.bytes() as u32 / 16).map(noise).map(|word| word as u8);
            Some(words_of([registers.fold(0, |sum, byte| sum ^ byte); 16]))
        }
    };
    support::sampled_checksum(&bytes_of(result.expect("there are chains")))
}

#[test]
fn keeps_the_contract() {
    support::assert_contract(include_str!("../Cargo.toml"), oracle, bench_setup, bench_run);
}

#[test]
fn has_a_size_for_every_limit() {
    let sizes = support::declared_sizes(include_str!("../Cargo.toml"));
    assert_eq!(sizes.iter().map(|declared| declared.size).collect::<Vec<_>>(), (1..=10).collect::<Vec<_>>());
}

#[test]
fn fills_all_that_it_says() {
    let mut work = Work::new(Limit::Stores);
    work.bytes.fill(0);
    work.run::<crate::lanes::Best>();
    assert!(work.bytes.chunks(128).all(|block| block.iter().any(|&byte| byte != 0)));
}
