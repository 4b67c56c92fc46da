use super::Lanes;
use crate::curve::linear;

/// Bytes, each looked up in a table: four, since one at a time pays for the loop and its stores at every byte.
#[derive(Clone, Copy)]
pub struct Scalar([u8; 4]);

impl Lanes for Scalar {
    const LANES: usize = 4;
    type Constants = ();

    fn constants() {}

    fn load(bytes: &[u8]) -> Self {
        Self([bytes[0], bytes[1], bytes[2], bytes[3]])
    }

    fn decode(self, (): &()) -> Self {
        Self(self.0.map(linear))
    }

    fn store(self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.0);
    }
}
