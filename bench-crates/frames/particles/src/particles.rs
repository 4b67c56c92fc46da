use support::{Buffer, noise};

/// Where the particles are, in pixels, and how far each moves in a frame: one array for each number.
pub struct Particles {
    pub x: Buffer<f32>,
    pub y: Buffer<f32>,
    pub dx: Buffer<f32>,
    pub dy: Buffer<f32>,
}

impl Particles {
    pub const EMPTY: Self = Self { x: Buffer::EMPTY, y: Buffer::EMPTY, dx: Buffer::EMPTY, dy: Buffer::EMPTY };

    pub fn at_rest(n: usize, width: usize, height: usize) -> Self {
        Self {
            x: Buffer::from_fn(n, |index| first_x(index, width)),
            y: Buffer::from_fn(n, |index| first_y(index, height)),
            dx: Buffer::from_fn(n, |_| 0.0),
            dy: Buffer::from_fn(n, |_| 0.0),
        }
    }
}

/// Where a particle is at first, anywhere in the picture's width.
pub fn first_x(index: u32, width: usize) -> f32 {
    share(noise(index)) * last_pixel(width)
}

/// Where a particle is at first, anywhere in the picture's height.
pub fn first_y(index: u32, height: usize) -> f32 {
    share(noise(!index)) * last_pixel(height)
}

/// The largest coordinate in a row of so many pixels.
pub fn last_pixel(pixels: usize) -> f32 {
    pixels.saturating_sub(1) as f32
}

/// From 0 to 1, exactly, from the upper 24 bits.
fn share(bits: u32) -> f32 {
    (bits >> 8) as f32 / 16_777_216.0
}
