/// The sum of the squares, modulo 2^32.
pub fn energy(samples: &[i16]) -> u32 {
    let square = |&sample: &i16| i32::from(sample).pow(2).cast_unsigned();
    samples.iter().map(square).fold(0, u32::wrapping_add)
}
