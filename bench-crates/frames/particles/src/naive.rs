//! The oracle: one particle after the other, one channel after the other.

use crate::bodies::bodies;
use crate::draw::LIGHT;
use crate::kernel::{KEPT, SOFTENING, STEPS};
use crate::particles::{first_x, first_y};

struct Particle {
    x: f32,
    y: f32,
    dx: f32,
    dy: f32,
}

/// The RGBA bytes of the last of so many frames.
pub fn picture(n: u32, width: u32, height: u32, frames: u32) -> Vec<u8> {
    let (width, height) = (width as usize, height as usize);
    let mut particles: Vec<_> = (0..n)
        .map(|index| Particle { x: first_x(index, width), y: first_y(index, height), dx: 0.0, dy: 0.0 })
        .collect();
    for frame in 0..frames {
        for particle in &mut particles {
            for _ in 0..STEPS {
                step(particle, frame, width, height);
            }
        }
    }
    let mut rgba = [0, 0, 0, 255].repeat(width * height);
    for particle in &particles {
        light(particle, width, &mut rgba);
    }
    rgba
}

fn step(particle: &mut Particle, frame: u32, width: usize, height: usize) {
    for body in bodies(frame, width, height) {
        let (to_x, to_y) = (body.x - particle.x, body.y - particle.y);
        let pull = body.pull / (to_x * to_x + to_y * to_y + SOFTENING);
        particle.dx += to_x * pull;
        particle.dy += to_y * pull;
    }
    particle.dx *= KEPT;
    particle.dy *= KEPT;
    particle.x += particle.dx;
    particle.y += particle.dy;
    for (place, motion, pixels) in
        [(&mut particle.x, &mut particle.dx, width), (&mut particle.y, &mut particle.dy, height)]
    {
        let last = (pixels.max(1) - 1) as f32;
        if !(0.0..=last).contains(place) {
            *place = place.clamp(0.0, last);
            *motion = -*motion;
        }
    }
}

#[expect(clippy::cast_sign_loss, reason = "particles stay in the picture")]
fn light(particle: &Particle, width: usize, rgba: &mut [u8]) {
    let pixel = particle.y as usize * width + particle.x as usize;
    for (channel, light) in rgba.iter_mut().skip(4 * pixel).zip(LIGHT) {
        *channel = channel.saturating_add(light);
    }
}
