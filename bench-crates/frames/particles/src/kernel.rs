use support::F32Lanes;

use crate::bodies::{BODIES, Body};
use crate::particles::{Particles, last_pixel};

/// Added to the square of a distance, in pixels, so that what comes close is not thrown out.
pub const SOFTENING: f32 = 500.0;

/// The share of its motion that a particle keeps in each step.
pub const KEPT: f32 = 0.998;

/// Steps in which particles move from one frame to the next.
pub const STEPS: usize = 4;

/// Particles whose numbers stay in the nearest cache for all steps of a frame: 16 KiB.
const BATCH: usize = 1024;

/// Moves every particle by one frame, and keeps it in the picture.
pub fn advance<L: F32Lanes>(particles: &mut Particles, bodies: &[Body; BODIES], width: usize, height: usize) {
    let Particles { x, y, dx, dy } = particles;
    let last = (last_pixel(width), last_pixel(height));
    let places = x.chunks_mut(BATCH).zip(y.chunks_mut(BATCH));
    let motions = dx.chunks_mut(BATCH).zip(dy.chunks_mut(BATCH));
    for ((x, y), (dx, dy)) in places.zip(motions) {
        let whole = x.len() - x.len() % L::LANES;
        let [mut x, mut y, mut dx, mut dy] = [x, y, dx, dy].map(|array| array.split_at_mut(whole));
        for _ in 0..STEPS {
            step::<L>([&mut x.0, &mut y.0, &mut dx.0, &mut dy.0], bodies, last);
            step::<f32>([&mut x.1, &mut y.1, &mut dx.1, &mut dy.1], bodies, last);
        }
    }
}

fn step<L: F32Lanes>([x, y, dx, dy]: [&mut [f32]; 4], bodies: &[Body; BODIES], (right, bottom): (f32, f32)) {
    let places = x.chunks_exact_mut(L::LANES).zip(y.chunks_exact_mut(L::LANES));
    let motions = dx.chunks_exact_mut(L::LANES).zip(dy.chunks_exact_mut(L::LANES));
    for ((x_block, y_block), (dx_block, dy_block)) in places.zip(motions) {
        let (x, y) = (L::load(x_block), L::load(y_block));
        let (mut dx, mut dy) = (L::load(dx_block), L::load(dy_block));
        for body in bodies {
            let (to_x, to_y) = (L::splat(body.x) - x, L::splat(body.y) - y);
            let pull = L::splat(body.pull) / (to_x * to_x + to_y * to_y + L::splat(SOFTENING));
            dx = dx + to_x * pull;
            dy = dy + to_y * pull;
        }
        let (x, dx) = bounce(x, dx * L::splat(KEPT), right);
        let (y, dy) = bounce(y, dy * L::splat(KEPT), bottom);
        x.store(x_block);
        y.store(y_block);
        dx.store(dx_block);
        dy.store(dy_block);
    }
}

/// Moves by `motion`, and turns back at 0 and at `last`.
fn bounce<L: F32Lanes>(place: L, motion: L, last: f32) -> (L, L) {
    let (first, last) = (L::splat(0.0), L::splat(last));
    let moved = place + motion;
    let kept = moved.at_least(first).at_most(last);
    (kept, motion.negated_unless_equal(moved, kept))
}

#[cfg(test)]
mod tests;
