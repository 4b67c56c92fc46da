use support::noise;

/// A number between 0 and 255 that changes slowly with the place: noise at the corners of squares of `1 << bits`
/// pixels, and in between what bilinear interpolation makes of it.
fn hills(seed: u32, bits: u32, x: u32, y: u32) -> u32 {
    let mask = (1 << bits) - 1;
    let corner = |dx, dy| noise(seed ^ (((x >> bits) + dx) << 16) ^ ((y >> bits) + dy)) & 0xff;
    let across = |dy| corner(0, dy) * (mask + 1 - (x & mask)) + corner(1, dy) * (x & mask);
    (across(0) * (mask + 1 - (y & mask)) + across(1) * (y & mask)) >> (2 * bits)
}

/// Red, green and blue of the pixel there, in a picture with what photographs have: areas that are nearly even, gentle
/// slopes, hard edges, and a little noise. It has no end in any direction.
pub fn photo(x: u32, y: u32) -> [u8; 3] {
    let light = hills(0x1000_0000, 6, x, y);
    // A ridge of hills in the foreground has a hard edge.
    let ground = y % 256 > 32 + hills(0x2000_0000, 5, x, y / 256) / 2;
    let grain = noise(x.wrapping_mul(0x9e37_79b1) ^ y) & 3;
    let detail = if ground { hills(0x3000_0000, 2, x, y) / 2 } else { 0 };
    let tint = if ground { [90, 120, 40] } else { [110, 140, 200] };
    tint.map(|base| ((base * 2 + light * 2 + detail) / 4 + grain).min(255) as u8)
}

/// Its upper left corner, row by row, three bytes a pixel.
pub fn photo_of(width: u32, height: u32) -> Vec<u8> {
    (0..width * height).flat_map(|at| photo(at % width, at / width)).collect()
}

#[cfg(test)]
mod tests {
    use super::{photo, photo_of};

    #[test]
    fn has_even_areas_and_edges() {
        let step = |x, y| u32::from(photo(x, y)[2].abs_diff(photo(x, y + 1)[2]));
        let steps: Vec<_> = (0..256 * 256).map(|at| step(at % 256, at / 256)).collect();
        assert!(steps.iter().filter(|step| **step <= 4).count() > steps.len() / 2);
        assert!(steps.iter().filter(|step| **step > 40).count() > 200);
    }

    #[test]
    fn uses_much_of_the_range() {
        let greens: Vec<_> = photo_of(256, 256).into_iter().skip(1).step_by(3).collect();
        assert!(greens.iter().max().unwrap() - greens.iter().min().unwrap() > 60);
    }
}
