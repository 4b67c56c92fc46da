use support::F32Shuffles;

use crate::plan::Plan;

/// Real and imaginary parts of as many points as there are lanes.
type Points<L> = (L, L);

/// Writes to `output` the discrete Fourier transform of `input`, not scaled; real and imaginary parts in turn in both.
/// `work` is as long as they are.
///
/// Stockham's algorithm (Swarztrauber, "FFT algorithms for vector computers", 1984), of radix 4, with a last stage of radix
/// 2 where the number of points is not a power of four: each stage reads one array from end to end and writes another, so
/// that no bits need be reversed. In between, a register's worth of real parts and one of imaginary parts are in turn.
pub fn transform<L: F32Shuffles>(plan: &Plan, input: &[f32], work: &mut [f32], output: &mut [f32]) {
    let Some((first, later)) = plan.stages.split_first() else { return };
    // The stage after those of the plan has to write to the output.
    let (mut from, mut to) = if plan.stages.len() % 2 == 1 { (output, work) } else { (work, output) };
    first_stage::<L>(input, first, to);
    let mut stride = 4;
    for twiddles in later {
        (from, to) = (to, from);
        if stride == 4 {
            stage::<L>(from, twiddles, to, 4);
        } else {
            stage::<L>(from, twiddles, to, stride);
        }
        stride *= 4;
    }
    if stride * 4 == plan.points {
        last_stage_of_four::<L>(to, from);
    } else {
        last_stage_of_two::<L>(to, from);
    }
}

fn load<L: F32Shuffles>(parts: &[f32]) -> Points<L> {
    (L::load(&parts[..L::LANES]), L::load(&parts[L::LANES..2 * L::LANES]))
}

fn store<L: F32Shuffles>(points: Points<L>, to: &mut [f32]) {
    points.0.store(&mut to[..L::LANES]);
    points.1.store(&mut to[L::LANES..2 * L::LANES]);
}

fn add<L: F32Shuffles>(a: Points<L>, b: Points<L>) -> Points<L> {
    (a.0 + b.0, a.1 + b.1)
}

fn sub<L: F32Shuffles>(a: Points<L>, b: Points<L>) -> Points<L> {
    (a.0 - b.0, a.1 - b.1)
}

/// The product of points and their twiddle factors.
fn times<L: F32Shuffles>(a: Points<L>, twiddle: Points<L>) -> Points<L> {
    (a.1.times_from(twiddle.1, a.0 * twiddle.0), a.0.times_plus(twiddle.1, a.1 * twiddle.0))
}

/// The transform of four points.
#[inline]
fn butterfly<L: F32Shuffles>([a, b, c, d]: [Points<L>; 4]) -> [Points<L>; 4] {
    let (sum_ac, sum_bd) = (add(a, c), add(b, d));
    let (less_ac, less_bd) = (sub(a, c), sub(b, d));
    // Times i: the parts change places, and one its sign, which is an addition instead of a subtraction here.
    [
        add(sum_ac, sum_bd),
        (less_ac.0 + less_bd.1, less_ac.1 - less_bd.0),
        sub(sum_ac, sum_bd),
        (less_ac.0 - less_bd.1, less_ac.1 + less_bd.0),
    ]
}

fn quarters(parts: &[f32]) -> [&[f32]; 4] {
    let (low, high) = parts.split_at(parts.len() / 2);
    let ((a, b), (c, d)) = (low.split_at(low.len() / 2), high.split_at(high.len() / 2));
    [a, b, c, d]
}

fn quarters_mut(parts: &mut [f32]) -> [&mut [f32]; 4] {
    let (low, high) = parts.split_at_mut(parts.len() / 2);
    let (a, b) = low.split_at_mut(low.len() / 2);
    let (c, d) = high.split_at_mut(high.len() / 2);
    [a, b, c, d]
}

/// Takes the points from `input`, where parts are in turn. What is four apart in the result is neighbours here.
fn first_stage<L: F32Shuffles>(input: &[f32], twiddles: &[f32], to: &mut [f32]) {
    let [a, b, c, d] = quarters(input).map(|quarter| quarter.chunks_exact(2 * L::LANES));
    let twiddles = twiddles.chunks_exact(6 * L::LANES);
    for ((((a, b), (c, d)), twiddles), to) in
        a.zip(b).zip(c.zip(d)).zip(twiddles).zip(to.chunks_exact_mut(8 * L::LANES))
    {
        let twiddle = |k: usize| load(&twiddles[2 * k * L::LANES..]);
        let [y0, y1, y2, y3] = butterfly([a, b, c, d].map(L::load_interleaved));
        let (y1, y2, y3) = (times(y1, twiddle(0)), times(y2, twiddle(1)), times(y3, twiddle(2)));
        let re = L::transposed([y0.0, y1.0, y2.0, y3.0]);
        let im = L::transposed([y0.1, y1.1, y2.1, y3.1]);
        for ((re, im), to) in re.into_iter().zip(im).zip(to.chunks_exact_mut(2 * L::LANES)) {
            store((re, im), to);
        }
    }
}

/// `stride` neighbours share their twiddle factors.
#[expect(clippy::inline_always, reason = "a stride that is known makes the inner loop one step")]
#[inline(always)]
fn stage<L: F32Shuffles>(from: &[f32], twiddles: &[f32], to: &mut [f32], stride: usize) {
    let [a, b, c, d] = quarters(from).map(|quarter| quarter.chunks_exact(2 * stride));
    let twiddles = twiddles.chunks_exact(6);
    for ((((a, b), (c, d)), twiddles), to) in a.zip(b).zip(c.zip(d)).zip(twiddles).zip(to.chunks_exact_mut(8 * stride))
    {
        let twiddle = |k: usize| (L::splat(twiddles[2 * k]), L::splat(twiddles[2 * k + 1]));
        let twiddles = [twiddle(0), twiddle(1), twiddle(2)];
        let [a, b, c, d] = [a, b, c, d].map(|points| points.chunks_exact(2 * L::LANES));
        let [to0, to1, to2, to3] = quarters_mut(to).map(|quarter| quarter.chunks_exact_mut(2 * L::LANES));
        for (((a, b), (c, d)), ((to0, to1), (to2, to3))) in a.zip(b).zip(c.zip(d)).zip(to0.zip(to1).zip(to2.zip(to3))) {
            let [y0, y1, y2, y3] = butterfly([a, b, c, d].map(load::<L>));
            store(y0, to0);
            store(times(y1, twiddles[0]), to1);
            store(times(y2, twiddles[1]), to2);
            store(times(y3, twiddles[2]), to3);
        }
    }
}

/// Without twiddle factors, which are all 1. Writes parts in turn.
fn last_stage_of_four<L: F32Shuffles>(from: &[f32], output: &mut [f32]) {
    let [a, b, c, d] = quarters(from).map(|quarter| quarter.chunks_exact(2 * L::LANES));
    let [to0, to1, to2, to3] = quarters_mut(output).map(|quarter| quarter.chunks_exact_mut(2 * L::LANES));
    for (((a, b), (c, d)), ((to0, to1), (to2, to3))) in a.zip(b).zip(c.zip(d)).zip(to0.zip(to1).zip(to2.zip(to3))) {
        let results = butterfly([a, b, c, d].map(load::<L>));
        for ((re, im), to) in results.into_iter().zip([to0, to1, to2, to3]) {
            L::store_interleaved(re, im, to);
        }
    }
}

fn last_stage_of_two<L: F32Shuffles>(from: &[f32], output: &mut [f32]) {
    let (a, b) = from.split_at(from.len() / 2);
    let (to0, to1) = output.split_at_mut(output.len() / 2);
    let results = to0.chunks_exact_mut(2 * L::LANES).zip(to1.chunks_exact_mut(2 * L::LANES));
    for ((a, b), (to0, to1)) in a.chunks_exact(2 * L::LANES).zip(b.chunks_exact(2 * L::LANES)).zip(results) {
        let (a, b) = (load::<L>(a), load::<L>(b));
        let (sum, difference) = (add(a, b), sub(a, b));
        L::store_interleaved(sum.0, sum.1, to0);
        L::store_interleaved(difference.0, difference.1, to1);
    }
}

#[cfg(test)]
mod tests;
