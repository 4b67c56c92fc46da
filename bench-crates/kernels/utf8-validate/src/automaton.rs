//! Without SIMD: an automaton whose next state is one shift away, whatever the text.
//!
//! An entry of the table is a word for a byte, with six bits for each state: where that byte leads from there, as the
//! distance to shift the next entry by. So a byte costs a load, which waits for nothing, and a shift, the only thing
//! that the next one waits for (P. Vognsen, "Shift-based DFAs", 2022). Branches on the lengths of characters, as in
//! `std::str::from_utf8`, are mispredicted in text of several scripts.

#![cfg_attr(all(target_arch = "wasm32", feature = "simd"), allow(dead_code, reason = "only tested"))]

/// Bits of a state.
const STATE: u32 = 6;

// States: between characters; after something that is no UTF-8; in need of so many further bytes; and after a first
// byte that not every second byte may follow.
const ACCEPT: u32 = 0;
const REJECT: u32 = STATE;
const ONE_MORE: u32 = 2 * STATE;
const TWO_MORE: u32 = 3 * STATE;
const THREE_MORE: u32 = 4 * STATE;
const AFTER_E0: u32 = 5 * STATE;
const AFTER_ED: u32 = 6 * STATE;
const AFTER_F0: u32 = 7 * STATE;
const AFTER_F4: u32 = 8 * STATE;

static STEPS: [u64; 256] = steps();

/// Whether all of it is UTF-8.
pub fn is_utf8(text: &[u8]) -> bool {
    let end = text.iter().fold(u64::from(ACCEPT), |state, &byte| STEPS[usize::from(byte)] >> (state & 63));
    end & 63 == u64::from(ACCEPT)
}

/// The table, after Table 3-7 of the Unicode Standard.
const fn steps() -> [u64; 256] {
    let mut steps = [0; 256];
    let mut byte = 0;
    while byte < steps.len() {
        let mut state = 0;
        while state <= AFTER_F4 {
            steps[byte] |= (next(state, byte as u8) as u64) << state;
            state += STATE;
        }
        byte += 1;
    }
    steps
}

const fn next(state: u32, byte: u8) -> u32 {
    match (state, byte) {
        (ACCEPT, 0x00..=0x7f) | (ONE_MORE, 0x80..=0xbf) => ACCEPT,
        (ACCEPT, 0xc2..=0xdf) | (TWO_MORE, 0x80..=0xbf) | (AFTER_E0, 0xa0..=0xbf) | (AFTER_ED, 0x80..=0x9f) => ONE_MORE,
        (ACCEPT, 0xe1..=0xec | 0xee..=0xef)
        | (THREE_MORE, 0x80..=0xbf)
        | (AFTER_F0, 0x90..=0xbf)
        | (AFTER_F4, 0x80..=0x8f) => TWO_MORE,
        (ACCEPT, 0xf1..=0xf3) => THREE_MORE,
        (ACCEPT, 0xe0) => AFTER_E0,
        (ACCEPT, 0xed) => AFTER_ED,
        (ACCEPT, 0xf0) => AFTER_F0,
        (ACCEPT, 0xf4) => AFTER_F4,
        _ => REJECT,
    }
}
