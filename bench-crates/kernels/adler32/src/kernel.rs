use crate::lanes::Lanes;

/// The largest prime below 2^16.
const MODULUS: u64 = 65_521;

/// Registers whose columns are added up in 16 bits. The sum of the columns' sums is the first to overflow: it comes to
/// 510 · (0 + 1 + … + 15) = 61,200.
const ROUNDS: usize = 16;

/// Rounds after which sums of 32 bits are taken modulo 65521: that of the sums is less than 2^8 · 2^8 · 2^8 · 510 / 2
/// in all.
const SPAN: usize = 256;

/// The checksum of `message`.
pub fn adler32<L: Lanes>(message: &[u8]) -> u32 {
    let (mut a, mut b) = (1, 0);
    let round = ROUNDS * L::BYTES;
    let (rounds, rest) = message.split_at(message.len() - message.len() % round);
    let low_bytes = L::low_bytes();
    for span in rounds.chunks(SPAN * round) {
        let mut sums = Sums::<L>::default();
        for round in span.chunks_exact(round) {
            sums.add_round(round, low_bytes);
        }
        b = (b + span.len() as u64 * a + sums.of_sums()) % MODULUS;
        a = (a + L::sum(sums.bytes)) % MODULUS;
    }
    // Fewer than 256.
    for &byte in rest {
        a += u64::from(byte);
        b += a;
    }
    (((b % MODULUS) << 16) | (a % MODULUS)) as u32
}

/// Of the rounds so far.
struct Sums<L: Lanes> {
    /// The sum of the bytes.
    bytes: L::Wide,
    /// Of what that sum was before each round.
    before_rounds: L::Wide,
    /// Of what it was before each register of a round, counted from the round's beginning.
    before_registers: L::Wide,
    /// Of the bytes of a register, each times the number of bytes from it to the register's end.
    weighted: L::Wide,
}

impl<L: Lanes> Default for Sums<L> {
    fn default() -> Self {
        let zero = L::Wide::default();
        Self { bytes: zero, before_rounds: zero, before_registers: zero, weighted: zero }
    }
}

impl<L: Lanes> Sums<L> {
    #[inline]
    fn add_round(&mut self, round: &[u8], low_bytes: L) {
        let zero = L::zero();
        // Columns, two bytes wide; of the first of two bytes, which counts once more than the second; and of the
        // columns' sums.
        let (mut pairs, mut firsts, mut sums) = (zero, zero, zero);
        for register in round.chunks_exact(L::BYTES) {
            let register = L::load(register);
            sums = sums.plus(pairs);
            pairs = pairs.plus(register.pairs(low_bytes));
            firsts = firsts.plus(register.and(low_bytes));
        }
        self.before_rounds = L::plus_wide(self.before_rounds, self.bytes);
        self.before_registers = L::plus_wide(self.before_registers, sums.widened());
        self.weighted = L::plus_wide(self.weighted, L::plus_wide(pairs.weighted(), firsts.widened()));
        self.bytes = L::plus_wide(self.bytes, pairs.widened());
    }

    /// What the sums that began at 0 add up to.
    fn of_sums(&self) -> u64 {
        let register = L::BYTES as u64;
        let round = ROUNDS as u64 * register;
        L::sum(self.before_rounds) * round + L::sum(self.before_registers) * register + L::sum(self.weighted)
    }
}

#[cfg(test)]
mod tests;
