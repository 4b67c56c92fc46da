//! What pulls. No sine: its last bit depends on the library.

/// How many there are.
pub const BODIES: usize = 8;

/// Frames in which a body that moves one tick a frame is back where it was.
const TICKS: u32 = 2048;

/// A place that attracts.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    pub x: f32,
    pub y: f32,
    /// Pixels per step that it adds to a motion in each step at a distance of one pixel; it falls with the distance.
    pub pull: f32,
}

/// Where the bodies are in a frame: each swings across the picture and up and down, at paces of its own.
pub fn bodies(frame: u32, width: usize, height: usize) -> [Body; BODIES] {
    std::array::from_fn(|index| {
        let number = index as u32;
        let across = swing(frame.wrapping_mul(3 + number).wrapping_add(number * 601));
        let down = swing(frame.wrapping_mul(11 - number).wrapping_add(number * 353));
        Body {
            x: (0.1 + 0.8 * across) * width as f32,
            y: (0.1 + 0.8 * down) * height as f32,
            pull: 2.0 + 0.5 * (number % 4) as f32,
        }
    })
}

/// To and fro between 0 and 1, slowly where it turns.
fn swing(tick: u32) -> f32 {
    let tick = tick % TICKS;
    let way = tick.min(TICKS - tick) as f32 / (TICKS / 2) as f32;
    way * way * (3.0 - 2.0 * way)
}

#[cfg(test)]
mod tests {
    use super::{TICKS, bodies, swing};

    #[test]
    fn swings_to_and_fro() {
        let turns = [0, TICKS / 2, TICKS, TICKS * 3 / 2].map(|tick| swing(tick).to_bits());
        assert_eq!(turns, [0.0_f32, 1.0, 0.0, 1.0].map(f32::to_bits));
        for tick in 0..TICKS {
            assert!((0.0..=1.0).contains(&swing(tick)));
            assert!((swing(tick) - swing(tick + 1)).abs() < 0.002, "jumps at {tick}");
        }
    }

    #[test]
    fn stay_inside_the_picture() {
        for frame in (0..10_000).chain([u32::MAX]) {
            for body in bodies(frame, 1280, 720) {
                assert!((0.0..1280.0).contains(&body.x) && (0.0..720.0).contains(&body.y), "{body:?}");
            }
        }
    }
}
