use super::Lanes;

/// One pixel at a time, two channels in each multiplication: the compiler may vectorise it where the target allows it.
#[derive(Clone, Copy)]
pub struct Scalar(u32);

/// The lower byte of each 16 bits.
const LOW: u32 = 0x00ff_00ff;

/// Each 16 bits times `factor`, over 255, rounded: in the upper byte of the 16.
fn times_255ths(halves: u32, factor: u32) -> u32 {
    let rounding = halves * factor + 0x0080_0080;
    rounding + ((rounding >> 8) & LOW)
}

impl Lanes for Scalar {
    const BYTES: usize = 4;
    type Constants = ();

    fn constants() {}

    fn load(bytes: &[u8]) -> Self {
        Self(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn over(self, below: Self, (): &()) -> Self {
        let lets_through = 255 - (self.0 >> 24);
        let red_and_blue = times_255ths(below.0 & LOW, lets_through) >> 8 & LOW;
        let green_and_alpha = times_255ths(below.0 >> 8 & LOW, lets_through) & !LOW;
        // No channel exceeds its alpha, so none of these sums exceeds 255.
        Self(self.0 + (red_and_blue | green_and_alpha))
    }

    fn store(self, bytes: &mut [u8]) {
        bytes[..4].copy_from_slice(&self.0.to_le_bytes());
    }
}
