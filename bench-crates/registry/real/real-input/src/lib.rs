//! Input that looks like what these crates meet on the web, yet is made of nothing but indices: the same in every
//! variant, and nobody's property.

mod picture;
mod text;

pub use picture::{photo, photo_of};
pub use text::text;
