use super::Lanes;
use crate::kernel::{HALF, WEIGHTS};

/// One pixel at a time, which the compiler may vectorise where the target allows it.
pub struct Scalar;

impl Lanes for Scalar {
    const PIXELS: usize = 1;
    type Constants = ();

    fn constants() {}

    fn grey((): &(), rgba: &[u8], luma: &mut [u8]) {
        let [red, green, blue] = WEIGHTS;
        let sum = u16::from(rgba[0]) * red + u16::from(rgba[1]) * green + u16::from(rgba[2]) * blue;
        luma[0] = ((sum + HALF) >> 8) as u8;
    }
}
