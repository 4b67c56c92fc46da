//! The part of the plane that is looked at. Not symmetric about the real axis, so that a swap of rows shows.

/// Real part of the points in a column.
pub fn real_part(column: usize, width: usize) -> f32 {
    -2.0 + 2.75 * column as f32 / width as f32
}

/// Imaginary part of the points in a row.
pub fn imaginary_part(row: usize, width: usize) -> f32 {
    -1.25 + 2.0 * row as f32 / width as f32
}
