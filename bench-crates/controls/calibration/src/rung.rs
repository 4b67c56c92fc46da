/// How much one build works through, in ten-thousandths of the size: 10,000 is the dot product alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung(u32);

/// The ladder: whether the feature is on, and what it asks for.
const LADDER: [(bool, Rung); 7] = [
    (cfg!(feature = "plus-0-1"), Rung(10_010)),
    (cfg!(feature = "plus-0-25"), Rung(10_025)),
    (cfg!(feature = "plus-0-5"), Rung(10_050)),
    (cfg!(feature = "plus-1"), Rung(10_100)),
    (cfg!(feature = "plus-2"), Rung(10_200)),
    (cfg!(feature = "plus-5"), Rung(10_500)),
    (cfg!(feature = "plus-10"), Rung(11_000)),
];

impl Rung {
    /// The dot product and nothing else.
    const BASE: Self = Self(10_000);

    /// The highest of the ladder, for which every build makes its vectors.
    pub const HIGHEST: Self = LADDER[LADDER.len() - 1].1;

    /// Elements that `bench_run` works through, to the nearest whole one.
    pub const fn length(self, size: u32) -> usize {
        ((size as u64 * self.0 as u64 + 5_000) / 10_000) as usize
    }
}

/// The rung that this build was asked for.
pub const BUILT: Rung = {
    let mut chosen = Rung::BASE;
    let mut features = 0;
    let mut index = 0;
    while index < LADDER.len() {
        let (on, rung) = LADDER[index];
        if on {
            chosen = rung;
            features += 1;
        }
        index += 1;
    }
    assert!(features <= 1, "at most one of the features plus-… may be on");
    chosen
};

/// All rungs, whatever features are on.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = Rung> {
    std::iter::once(Rung::BASE).chain(LADDER.map(|(_, rung)| rung))
}

#[cfg(test)]
mod tests {
    use super::{BUILT, LADDER, Rung};

    fn elements_of(size: u32) -> Vec<usize> {
        LADDER.iter().map(|(_, rung)| rung.length(size)).collect()
    }

    #[test]
    fn adds_exactly_its_share() {
        assert_eq!(elements_of(10_000), [10_010, 10_025, 10_050, 10_100, 10_200, 10_500, 11_000]);
    }

    #[test]
    fn adds_the_nearest_number_of_elements_to_the_measured_size() {
        // 65.536, 163.84, 327.68, 655.36, 1310.72, 3276.8 and 6553.6 more.
        assert_eq!(elements_of(65_536), [65_602, 65_700, 65_864, 66_191, 66_847, 68_813, 72_090]);
    }

    #[test]
    fn adds_nothing_without_a_feature() {
        for size in [0, 1, 127, 65_536, 1 << 18] {
            assert_eq!(Rung::BASE.length(size), size as usize);
        }
    }

    #[test]
    fn never_needs_more_than_the_highest() {
        for (_, rung) in LADDER {
            assert!(rung.length(65_536) <= Rung::HIGHEST.length(65_536));
        }
    }

    #[test]
    fn is_the_one_that_was_asked_for() {
        let on = LADDER.into_iter().find_map(|(on, rung)| on.then_some(rung));
        assert_eq!(BUILT, on.unwrap_or(Rung::BASE));
    }
}
