//! What the crates for f32 and f64 share.

use std::f64::consts::TAU;
use std::sync::Arc;

use rustfft::num_complex::Complex;
use rustfft::{Fft, FftNum, FftPlanner};
use support::{noise, sampled_checksum};

/// A signal, and what it takes to transform it.
pub(crate) struct Transform<T> {
    plan: Arc<dyn Fft<T>>,
    signal: Vec<Complex<T>>,
    /// The spectrum after a run.
    buffer: Vec<Complex<T>>,
    scratch: Vec<Complex<T>>,
}

impl<T: FftNum + Default + Into<f64>> Transform<T> {
    /// A signal of `size` numbers, at least one.
    pub(crate) fn new(size: u32) -> Self {
        let size = size.max(1);
        let plan = FftPlanner::new().plan_fft_forward(size as usize);
        let number = |value| T::from_f64(value).unwrap_or_default();
        let signal = signal(size);
        let sample = |index: usize| Complex::new(number(signal[index].re), number(signal[index].im));
        Self {
            signal: apart(signal.len(), sample),
            buffer: apart(signal.len(), |_| Complex::default()),
            scratch: apart(plan.get_inplace_scratch_len(), |_| Complex::default()),
            plan,
        }
    }

    /// Transforms the signal, and looks at about 32 numbers of the spectrum.
    pub(crate) fn run(&mut self) -> u32 {
        // In place, as nearly all users call it: the next call needs the signal again.
        self.buffer.copy_from_slice(&self.signal);
        self.plan.process_with_scratch(&mut self.buffer, &mut self.scratch);
        checksum(self.buffer.len(), |index| {
            let Complex { re, im } = self.buffer[index];
            Complex::new(re.into(), im.into())
        })
    }
}

/// Numbers, with some room behind them: arrays whose lengths are powers of two would otherwise lie at a multiple of 4,096
/// bytes from each other, where processors mistake reads of the one for reads of what was just written to the other.
fn apart<T>(length: usize, number: impl Fn(usize) -> Complex<T>) -> Vec<Complex<T>> {
    let mut numbers = Vec::with_capacity(length + 80);
    numbers.extend((0..length).map(number));
    numbers
}

/// Folds about 32 numbers of a spectrum, rounded. They are a few thousandths off at most, and so the same in every variant.
fn checksum(length: usize, spectrum: impl Fn(usize) -> Complex<f64>) -> u32 {
    let step = (length / 32) | 1;
    (0..length).step_by(step).map(spectrum).fold(0, |sum: u32, Complex { re, im }| {
        let byte = |part: f64| (part.round_ties_even() as i8).cast_unsigned();
        sampled_checksum(&[byte(re), byte(im)]) ^ sum.rotate_left(5)
    })
}

/// A number of the spectrum: an integer from -128 to 127 in each part.
fn integer(index: u32) -> Complex<f64> {
    let [re, im, ..] = noise(index).to_le_bytes().map(u8::cast_signed);
    Complex::new(re.into(), im.into())
}

/// The signal with that spectrum, by the definition of the inverse transform.
fn signal(size: u32) -> Vec<Complex<f64>> {
    let angle = TAU / f64::from(size);
    let turns: Vec<_> = (0..size).map(|index| Complex::cis(angle * f64::from(index))).collect();
    let spectrum: Vec<_> = (0..size).map(integer).collect();
    let sample = |at: usize| {
        let mut turn = 0;
        let mut sum = Complex::default();
        for number in &spectrum {
            sum += number * turns[turn];
            turn += at;
            if turn >= turns.len() {
                turn -= turns.len();
            }
        }
        sum / f64::from(size)
    };
    (0..size as usize).map(sample).collect()
}

/// The checksum of the spectrum that the signal is made of.
#[cfg(test)]
pub(crate) fn oracle(size: u32) -> u32 {
    checksum(size as usize, |index| integer(index as u32))
}

/// Asserts that all numbers of the spectrum come out, for all small sizes, some primes and the powers of two.
#[cfg(test)]
pub(crate) fn assert_finds_every_spectrum<T: FftNum + Default + Into<f64>>() {
    for size in (1..70).chain([127, 128, 251, 256, 360, 512]) {
        let mut transform = Transform::<T>::new(size);
        assert_eq!(transform.run(), oracle(size), "size {size}");
        for (index, number) in transform.buffer.iter().enumerate() {
            let wanted = integer(index as u32);
            let off = (number.re.into() - wanted.re).abs().max((number.im.into() - wanted.im).abs());
            assert!(off < 0.01, "size {size}, number {index} is {off} off");
        }
    }
}
