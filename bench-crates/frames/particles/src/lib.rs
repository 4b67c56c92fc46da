//! Particles that eight moving bodies pull about: f32 arithmetic over four arrays, and a point of light for each.
//!
//! `frame_setup(n, width, height)` scatters `n` particles at rest over a picture; `frame_step(frame)` moves them for one
//! frame, draws them, and returns where the picture begins. Pictures are equal in every variant, because each lane does
//! the same f32 operations in the same order, none but `+ - * /` and comparisons, which are the same everywhere.
//!
//! Where the time goes, at 100,000 particles in Node: drawing takes about 0.4 ms of a frame in every variant, a third of
//! it for the dark picture below. That is 6 % of a frame without SIMD and 16 % of one with; the rest is arithmetic, which
//! compilers vectorise nearly as well as a person does.

mod bodies;
mod draw;
mod kernel;
#[cfg(test)]
mod naive;
mod particles;

use std::cell::RefCell;

use particles::Particles;
use support::{Buffer, WideF32};

struct Scene {
    particles: Particles,
    width: usize,
    height: usize,
    framebuffer: Buffer<u32>,
}

impl Scene {
    const EMPTY: Self = Self { particles: Particles::EMPTY, width: 0, height: 0, framebuffer: Buffer::EMPTY };

    fn new(n: u32, width: u32, height: u32) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self {
            particles: Particles::at_rest(n as usize, width, height),
            width,
            height,
            framebuffer: Buffer::from_fn(width * height, |_| draw::DARK),
        }
    }

    fn step(&mut self, frame: u32) {
        let bodies = bodies::bodies(frame, self.width, self.height);
        kernel::advance::<WideF32>(&mut self.particles, &bodies, self.width, self.height);
        draw::draw(&self.particles, self.width, &mut self.framebuffer);
    }
}

thread_local! {
    static SCENE: RefCell<Scene> = const { RefCell::new(Scene::EMPTY) };
}

/// Scatters the particles. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn frame_setup(n: u32, width: u32, height: u32) {
    // First gives back what the scene before took, so that memory need not hold both.
    SCENE.set(Scene::EMPTY);
    SCENE.set(Scene::new(n, width, height));
}

/// Moves and draws the particles once, and returns where the picture, RGBA in rows, begins. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn frame_step(frame: u32) -> *const u8 {
    SCENE.with_borrow_mut(|scene| {
        scene.step(frame);
        scene.framebuffer.as_ptr().cast()
    })
}

#[cfg(test)]
mod tests {
    use support::Framebuffer;

    use super::{SCENE, frame_setup, frame_step, naive};

    fn framebuffer() -> Framebuffer {
        SCENE.with_borrow(|scene| Framebuffer {
            start: scene.framebuffer.as_ptr().cast(),
            rgba: scene.framebuffer.iter().flat_map(|pixel| pixel.to_le_bytes()).collect(),
        })
    }

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_frame_contract(manifest, naive::picture, frame_setup, frame_step, framebuffer);
    }

    #[test]
    fn draws_what_the_oracle_draws() {
        for n in (0..70).chain([1001]) {
            for (width, height) in [(31, 17), (64, 1), (1, 9), (0, 5)] {
                frame_setup(n, width, height);
                for frame in 0..5 {
                    frame_step(frame);
                }
                assert_eq!(framebuffer().rgba, naive::picture(n, width, height, 5), "{n} in {width} by {height}");
            }
        }
    }
}
