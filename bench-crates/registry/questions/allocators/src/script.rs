use support::noise;

/// Blocks that there may be at the same time.
pub const SLOTS: usize = 256;
/// Of them, those whose blocks are soon freed again: every other step is about one of these.
const SHORT_LIVED: u32 = 16;
/// A block does not grow beyond this many bytes.
const LARGEST: u32 = 1 << 16;
/// A block is no smaller than this many bytes: it has to hold its tag.
const SMALLEST: u32 = 8;

/// What is done to the block of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The slot is empty; it gets a block of so many bytes.
    Allocate { slot: u32, bytes: u32 },
    /// Its block gets this larger size.
    Grow { slot: u32, bytes: u32 },
    /// Its block is freed.
    Free { slot: u32 },
}

/// The first `steps` steps of a script that is always the same.
///
/// Sizes are like those of a program: half of them below 100 bytes, few of them large (the smaller of two evenly drawn
/// exponents). A block is grown, like a vector that is pushed to, or freed, as likely the one as the other.
pub fn script(steps: u32) -> Vec<Step> {
    let mut sizes = [None; SLOTS];
    let mut step = |index: u32| {
        let draw = |which: u32| noise(index * 4 + which);
        let slot = if draw(0).is_multiple_of(2) {
            draw(1) % SHORT_LIVED
        } else {
            SHORT_LIVED + draw(1) % (SLOTS as u32 - SHORT_LIVED)
        };
        let size: &mut Option<u32> = &mut sizes[slot as usize];
        match *size {
            None => {
                let exponent = (draw(2) % 13).min(draw(3) % 13);
                let bytes = (SMALLEST << exponent) + (draw(3) >> 4) % (SMALLEST << exponent);
                *size = Some(bytes);
                Step::Allocate { slot, bytes }
            }
            Some(bytes) if draw(2).is_multiple_of(2) && bytes * 2 <= LARGEST => {
                *size = Some(bytes * 2);
                Step::Grow { slot, bytes: bytes * 2 }
            }
            Some(_) => {
                *size = None;
                Step::Free { slot }
            }
        }
    };
    (0..steps).map(&mut step).collect()
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, SLOTS, SMALLEST, Step, script};

    #[test]
    fn can_be_followed() {
        let mut sizes = [0; SLOTS];
        for step in script(20_000) {
            match step {
                Step::Allocate { slot, bytes } => {
                    assert_eq!(sizes[slot as usize], 0);
                    assert!((SMALLEST..=LARGEST).contains(&bytes));
                    sizes[slot as usize] = bytes;
                }
                Step::Grow { slot, bytes } => {
                    assert!(sizes[slot as usize] > 0 && bytes == sizes[slot as usize] * 2 && bytes <= LARGEST);
                    sizes[slot as usize] = bytes;
                }
                Step::Free { slot } => assert_ne!(std::mem::take(&mut sizes[slot as usize]), 0),
            }
        }
    }

    #[test]
    fn has_sizes_and_steps_of_all_kinds() {
        let steps = script(20_000);
        let mut sizes: Vec<u32> = steps
            .iter()
            .filter_map(|step| if let Step::Allocate { bytes, .. } = step { Some(*bytes) } else { None })
            .collect();
        sizes.sort_unstable();
        let median = sizes[sizes.len() / 2];
        assert!((40..200).contains(&median), "median {median}");
        assert!(sizes[0] < 16 && *sizes.last().unwrap() > LARGEST / 2);
        let grown = steps.iter().filter(|step| matches!(step, Step::Grow { .. })).count();
        assert!((steps.len() / 5..steps.len() / 2).contains(&grown), "{grown} grown");
    }

    #[test]
    fn begins_alike_whatever_its_length() {
        assert_eq!(script(100), script(1000)[..100]);
    }
}
