/// Takes `bytes` of the heap for good, so that what is allocated next lies elsewhere.
///
/// crosslane calls it with another number for each instance, before `bench_setup`: where the input
/// lies then differs from instance to instance, instead of favouring one variant all along.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_pad(bytes: u32) {
    std::mem::forget(std::hint::black_box(vec![0_u8; bytes as usize]));
}
