use crate::contract::{number, size_tables, within};
use crate::picture_checksum;

/// What one entry of `[[package.metadata.crosslane.sizes]]` says of a crate that draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredPicture {
    /// First argument of `frame_setup`.
    pub size: u32,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// After so many frames the picture is checked.
    pub verify_after: u32,
    /// What it then folds to.
    pub checksum: u32,
}

/// Reads the sizes of a crate that draws, as [`declared_sizes`](crate::declared_sizes) does.
///
/// # Panics
/// When there is none, or one lacks its size, its picture or its checksum.
pub fn declared_pictures(manifest: &str) -> Vec<DeclaredPicture> {
    let picture = |table| {
        let frame = within(table, "frame = {");
        DeclaredPicture {
            size: number(table, "size = "),
            width: number(&frame, "width = "),
            height: number(&frame, "height = "),
            verify_after: if frame.contains("verifyAfter") { number(&frame, "verifyAfter = ") } else { 3 },
            checksum: number(table, "expected = { checksum = "),
        }
    };
    size_tables(manifest).into_iter().map(picture).collect()
}

/// The framebuffer as it is: where it begins, and a copy of what is in it.
#[derive(Debug)]
pub struct Framebuffer {
    /// What `frame_step` has to return.
    pub start: *const u8,
    /// Rows of RGBA pixels.
    pub rgba: Vec<u8>,
}

/// Asserts that at every declared size `oracle`, Cargo.toml and what is drawn agree, also after another set-up, and
/// that the framebuffer is what the page takes it for.
///
/// `oracle` draws in the most obvious way: it takes the arguments of `frame_setup` and a number of frames, and returns
/// the RGBA bytes of the last one. `framebuffer` looks at what `frame_step` has drawn, so that no raw pointer need be
/// read here.
///
/// # Panics
/// When they do not.
pub fn assert_frame_contract(
    manifest: &str,
    oracle: impl Fn(u32, u32, u32, u32) -> Vec<u8>,
    setup: extern "C" fn(u32, u32, u32),
    step: extern "C" fn(u32) -> *const u8,
    framebuffer: impl Fn() -> Framebuffer,
) {
    for DeclaredPicture { size, width, height, verify_after, checksum } in declared_pictures(manifest) {
        let expected = oracle(size, width, height, verify_after);
        assert_eq!(picture_checksum(&expected), checksum, "oracle (left), Cargo.toml (right), size {size}");
        for round in ["first", "second"] {
            setup(size, width, height);
            for frame in 0..verify_after {
                let start = step(frame);
                let drawn = framebuffer();
                assert_eq!(start, drawn.start, "frame_step({frame}) returned another place, size {size}");
                assert_eq!(start.align_offset(4), 0, "the framebuffer is not aligned, size {size}");
                assert_eq!(drawn.rgba.len(), (width * height * 4) as usize, "length of the framebuffer, size {size}");
                let opaque = drawn.rgba.iter().skip(3).step_by(4).all(|&alpha| alpha == 255);
                assert!(opaque, "a pixel of frame {frame} is not opaque, size {size}");
            }
            let drawn = picture_checksum(&framebuffer().rgba);
            assert_eq!(drawn, checksum, "drawn after the {round} set-up (left), Cargo.toml (right), size {size}");
            // Something else in between, of which nothing may be left.
            setup(size / 3, 7, 5);
            step(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::{DeclaredPicture, Framebuffer, assert_frame_contract, declared_pictures};
    use crate::picture_checksum;

    const MANIFEST: &str = "[[package.metadata.crosslane.sizes]]\n\
        size = 9\nexpected = { checksum = 4_278_190_098 }\nframe = { width = 1, height = 1, verifyAfter = 2 }\n\
        capacity = { from = 1, to = 5, unit = \"dots\" }\n";

    #[test]
    fn reads_every_picture() {
        let manifest = format!(
            "{MANIFEST}\n[[package.metadata.crosslane.sizes]]\n\
             size = 1_000\nexpected = {{ checksum = 7 }}\nframe = {{ width = 1_280, height = 720 }}\n"
        );
        let first = DeclaredPicture { size: 9, width: 1, height: 1, verify_after: 2, checksum: 0xff00_0012 };
        let second = DeclaredPicture { size: 1000, width: 1280, height: 720, verify_after: 3, checksum: 7 };
        assert_eq!(declared_pictures(&manifest), [first, second]);
    }

    #[test]
    #[should_panic(expected = "no line that begins with `frame = {`")]
    fn refuses_a_size_without_a_picture() {
        declared_pictures("[[package.metadata.crosslane.sizes]]\nsize = 7\nexpected = { checksum = 1 }\n");
    }

    // A crate that draws pixels of one brightness: its size times the number of frames since the set-up.

    thread_local! {
        static DOT: RefCell<(u32, Vec<u8>)> = const { RefCell::new((0, Vec::new())) };
    }

    extern "C" fn setup(size: u32, width: u32, height: u32) {
        DOT.set((size, [0, 0, 0, 255].repeat((width * height) as usize)));
    }

    extern "C" fn step(_frame: u32) -> *const u8 {
        DOT.with_borrow_mut(|(size, rgba)| {
            rgba.iter_mut().step_by(4).for_each(|red| *red += *size as u8);
            rgba.as_ptr()
        })
    }

    fn framebuffer() -> Framebuffer {
        DOT.with_borrow(|(_, rgba)| Framebuffer { start: rgba.as_ptr(), rgba: rgba.clone() })
    }

    fn oracle(size: u32, width: u32, height: u32, frames: u32) -> Vec<u8> {
        [(size * frames) as u8, 0, 0, 255].repeat((width * height) as usize)
    }

    #[test]
    fn passes_a_crate_that_keeps_it() {
        assert_eq!(picture_checksum(&oracle(9, 1, 1, 2)), 0xff00_0012);
        assert_frame_contract(MANIFEST, oracle, setup, step, framebuffer);
    }

    extern "C" fn setup_that_keeps_something(size: u32, width: u32, height: u32) {
        let kept = DOT.with_borrow(|(_, rgba)| rgba.first().copied().unwrap_or_default());
        setup(size, width, height);
        DOT.with_borrow_mut(|(_, rgba)| rgba[0] = kept);
    }

    #[test]
    #[should_panic(expected = "drawn after the second set-up")]
    fn sees_what_is_left_of_an_earlier_set_up() {
        assert_frame_contract(MANIFEST, oracle, setup_that_keeps_something, step, framebuffer);
    }

    #[test]
    #[should_panic(expected = "returned another place")]
    fn sees_a_pointer_to_something_else() {
        let elsewhere = || Framebuffer { start: std::ptr::null(), ..framebuffer() };
        assert_frame_contract(MANIFEST, oracle, setup, step, elsewhere);
    }

    extern "C" fn setup_transparent(size: u32, width: u32, height: u32) {
        setup(size, width, height);
        DOT.with_borrow_mut(|(_, rgba)| rgba.iter_mut().skip(3).step_by(4).for_each(|alpha| *alpha = 254));
    }

    #[test]
    #[should_panic(expected = "is not opaque")]
    fn sees_a_transparent_pixel() {
        assert_frame_contract(MANIFEST, oracle, setup_transparent, step, framebuffer);
    }
}
