//! A picture of shapes, drawn by the crate `tiny-skia`.
//!
//! `bench_setup(size)` makes the shapes for a picture that is `size` pixels wide and high; `bench_run()` draws it, and
//! returns a checksum of about 32 bytes of it. The crate allocates, as it does for its users.

mod scene;

use std::cell::RefCell;

use scene::Scene;
use support::sampled_checksum;
use tiny_skia::Pixmap;

struct Drawing {
    scene: Scene,
    picture: Pixmap,
}

thread_local! {
    static DRAWING: RefCell<Option<Drawing>> = const { RefCell::new(None) };
}

/// Makes the shapes. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let drawing = Pixmap::new(size, size).map(|picture| Drawing { scene: Scene::new(size as f32), picture });
    DRAWING.set(drawing);
}

/// Draws them. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    DRAWING.with_borrow_mut(|drawing| {
        let Some(Drawing { scene, picture }) = drawing else { return 0 };
        scene.draw(picture);
        sampled_checksum(picture.data())
    })
}

#[cfg(test)]
mod tests {
    use super::{Pixmap, Scene, sampled_checksum};

    /// What the crate draws natively, without SIMD: the tests of the scene look at that.
    fn oracle(size: u32) -> u32 {
        let mut picture = Pixmap::new(size, size).unwrap();
        Scene::new(size as f32).draw(&mut picture);
        sampled_checksum(picture.data())
    }

    #[test]
    fn takes_any_size() {
        for size in 0..70 {
            super::bench_setup(size);
            assert_eq!(super::bench_run(), super::bench_run(), "size {size}");
        }
    }

    #[test]
    fn keeps_the_contract() {
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
