//! A blur by the weights 1 4 6 4 1, across and down, of a picture that scrolls: integers of 8 and 16 bits.
//!
//! `frame_setup(n, width, height)` makes the picture; `frame_step(frame)` scrolls it, blurs `n` of its rows from the top,
//! and returns where it begins. Where `n` exceeds the height, what is blurred is blurred again; where it is less, the
//! rows below stay as they were made. So the work is in proportion to `n`, row by row.
//!
//! The scalar code is what one writes in Rust: byte after byte. Packing several bytes into one integer by hand would
//! make it faster, and the speed-up smaller.

mod blur;
mod kernel;
mod lanes;
#[cfg(test)]
mod naive;
mod source;

use std::cell::RefCell;

use blur::Blur;

thread_local! {
    static BLUR: RefCell<Blur> = const { RefCell::new(Blur::EMPTY) };
}

/// Makes the picture. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn frame_setup(n: u32, width: u32, height: u32) {
    // First gives back what the picture before took, so that memory need not hold both.
    BLUR.set(Blur::EMPTY);
    BLUR.set(Blur::new(n as usize, width as usize, height as usize));
}

/// Blurs once, and returns where the picture, RGBA in rows, begins. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn frame_step(frame: u32) -> *const u8 {
    BLUR.with_borrow_mut(|blur| blur.draw::<lanes::Best>(frame as usize).as_ptr())
}

#[cfg(test)]
mod tests {
    use support::Framebuffer;

    use super::{BLUR, frame_setup, frame_step, naive};

    fn framebuffer() -> Framebuffer {
        BLUR.with_borrow(|blur| Framebuffer { start: blur.framebuffer().as_ptr(), rgba: blur.framebuffer().to_vec() })
    }

    #[test]
    fn keeps_the_contract() {
        let manifest = include_str!("../Cargo.toml");
        support::assert_frame_contract(manifest, naive::picture, frame_setup, frame_step, framebuffer);
    }

    #[test]
    fn draws_what_the_oracle_draws() {
        for (width, height) in [(0, 3), (3, 0), (1, 1), (2, 3), (3, 2), (4, 4), (5, 7), (19, 6), (33, 11)] {
            for n in [0, 1, 2, 3, 5, 6, 7, 11, 12, 13, 40] {
                frame_setup(n, width, height);
                for frame in 0..3 {
                    frame_step(frame);
                }
                assert_eq!(framebuffer().rgba, naive::picture(n, width, height, 3), "{n} in {width} by {height}");
            }
        }
    }

    #[test]
    fn draws_no_frame_twice_in_a_row() {
        frame_setup(9, 31, 9);
        let frames: Vec<_> = (0..9).map(|frame| (frame_step(frame), framebuffer().rgba).1).collect();
        for (index, frame) in frames.iter().enumerate() {
            assert!(!frames[..index].contains(frame), "frame {index} has been there before");
        }
    }
}
