use support::noise;

/// Element of the input: any u32, so that sums wrap.
pub(crate) fn element(index: u32) -> u32 {
    noise(index)
}
