use support::{F32Lanes, F32x4};

use super::{Channel, Memory, turn};
use crate::bands::{BANDS, Coefficients};

/// Sends two channels of equal length through the filters, all four at a time: filter k works on the sample k before the
/// newest, so that it has what filter k - 1 made of it one step ago. The first filter is the last lane: so results move down by
/// one lane, and what the last filter made is in lane 0, where it costs nothing to take it from.
///
/// At the ends some filters have nothing to do, and the others are called one by one.
pub fn filter(bands: &[Coefficients; BANDS], [mut left, mut right]: [Channel; 2]) {
    let frames = left.input.len();
    if frames < BANDS {
        return [left, right].into_iter().for_each(|channel| one_by_one(bands, channel));
    }
    let lanes = Lanes::new(bands);
    let (mut a, mut b) = (State::begin(bands, &left), State::begin(bands, &right));
    let newest = left.input[BANDS - 1..].iter().zip(&right.input[BANDS - 1..frames]);
    let oldest = left.output.iter_mut().zip(right.output.iter_mut());
    for ((left_in, right_in), (left_out, right_out)) in newest.zip(oldest) {
        *left_out = a.step(&lanes, *left_in);
        *right_out = b.step(&lanes, *right_in);
    }
    a.end(bands, &mut left);
    b.end(bands, &mut right);
}

fn one_by_one(bands: &[Coefficients; BANDS], channel: Channel) {
    for (sample, to) in channel.input.iter().zip(channel.output) {
        let filters = bands.iter().enumerate();
        *to = filters.fold(*sample, |sample, (index, band)| turn(band, channel.memory, index, sample));
    }
}

/// A number of each filter: the first filter's in the last lane.
fn lanes_of(filters: &[f32; BANDS]) -> F32x4 {
    F32x4::from_fn(|lane| filters[BANDS - 1 - lane])
}

/// The same back again.
fn filters_of(lanes: F32x4) -> [f32; BANDS] {
    let mut filters = [0.0; BANDS];
    lanes.store(&mut filters);
    filters.reverse();
    filters
}

/// The coefficients of all filters.
struct Lanes {
    b0: F32x4,
    b1: F32x4,
    b2: F32x4,
    a1: F32x4,
    a2: F32x4,
}

impl Lanes {
    fn new(bands: &[Coefficients; BANDS]) -> Self {
        Self {
            b0: lanes_of(&bands.map(|band| band.b0)),
            b1: lanes_of(&bands.map(|band| band.b1)),
            b2: lanes_of(&bands.map(|band| band.b2)),
            a1: lanes_of(&bands.map(|band| band.a1)),
            a2: lanes_of(&bands.map(|band| band.a2)),
        }
    }
}

/// What the filters remember, and what each gave last.
struct State {
    first: F32x4,
    second: F32x4,
    results: F32x4,
}

impl State {
    /// Lets filter k do the first `BANDS - 1 - k` samples.
    fn begin(bands: &[Coefficients; BANDS], channel: &Channel) -> Self {
        let mut memory = *channel.memory;
        let mut results = [0.0; BANDS];
        for newest in 0..BANDS - 1 {
            for index in (0..=newest).rev() {
                let sample = if index == 0 { channel.input[newest] } else { results[index - 1] };
                results[index] = turn(&bands[index], &mut memory, index, sample);
            }
        }
        Self { first: lanes_of(&memory.first), second: lanes_of(&memory.second), results: lanes_of(&results) }
    }

    /// Lets each filter do a sample. Returns what the last one made of the oldest.
    #[inline]
    fn step(&mut self, lanes: &Lanes, newest: f32) -> f32 {
        let samples = self.results.shifted_in(newest);
        self.results = lanes.b0 * samples + self.first;
        self.first = (lanes.b1 * samples + self.second) - lanes.a1 * self.results;
        self.second = lanes.b2 * samples - lanes.a2 * self.results;
        self.results.first()
    }

    /// Lets filter k do the last k samples.
    fn end(self, bands: &[Coefficients; BANDS], channel: &mut Channel) {
        let mut memory = Memory { first: filters_of(self.first), second: filters_of(self.second) };
        let mut results = filters_of(self.results);
        let oldest = channel.output.len() - (BANDS - 1);
        for (past, to) in channel.output[oldest..].iter_mut().enumerate() {
            for index in (past + 1..BANDS).rev() {
                results[index] = turn(&bands[index], &mut memory, index, results[index - 1]);
            }
            *to = results[BANDS - 1];
        }
        *channel.memory = memory;
    }
}
