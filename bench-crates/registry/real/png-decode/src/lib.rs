//! A PNG picture, decoded by the crate `png`.
//!
//! `bench_setup(size)` takes the widest of the pictures beside this file that is at most `size` pixels wide, or the
//! narrowest; `bench_run()` decodes it, and returns a checksum of about 32 bytes of it. The decoder allocates, as it does
//! for its users.

use std::cell::RefCell;
use std::io::Cursor;

use png::Decoder;
use support::{Buffer, sampled_checksum};

/// Widths, heights and files, made by the test `write_the_pictures`: ours, and under the licence of this crate.
const PICTURES: [(u32, u32, &[u8]); 2] =
    [(33, 17, include_bytes!("33x17.png")), (192, 144, include_bytes!("192x144.png"))];

struct Decoding {
    file: Buffer<u8>,
    /// Three bytes a pixel.
    picture: Buffer<u8>,
}

thread_local! {
    static DECODING: RefCell<Decoding> = const {
        RefCell::new(Decoding { file: Buffer::EMPTY, picture: Buffer::EMPTY })
    };
}

/// Takes the file. Not timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_setup(size: u32) {
    let (width, height, file) = *PICTURES.iter().rfind(|(width, ..)| *width <= size).unwrap_or(&PICTURES[0]);
    DECODING.set(Decoding {
        file: Buffer::from_fn(file.len(), |index| file[index as usize]),
        picture: Buffer::from_fn((width * height * 3) as usize, |_| 0),
    });
}

/// Decodes it. Timed.
#[expect(unsafe_code, reason = "an exported name")]
#[unsafe(no_mangle)]
pub extern "C" fn bench_run() -> u32 {
    DECODING.with_borrow_mut(|Decoding { file, picture }| {
        let decoded =
            Decoder::new(Cursor::new(&file[..])).read_info().and_then(|mut reader| reader.next_frame(picture));
        // No picture has the checksum 0: 32 bytes fold to it only if all but a few are nothing.
        decoded.map_or(0, |_| sampled_checksum(picture))
    })
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use real_input::photo_of;

    use super::{PICTURES, sampled_checksum};

    #[test]
    #[ignore = "makes the files anew"]
    fn write_the_pictures() {
        for (width, height, _) in PICTURES {
            let file = File::create(format!("{}/src/{width}x{height}.png", env!("CARGO_MANIFEST_DIR"))).unwrap();
            let mut encoder = png::Encoder::new(file, width, height);
            encoder.set_color(png::ColorType::Rgb);
            encoder.set_compression(png::Compression::Balanced);
            encoder.write_header().unwrap().write_image_data(&photo_of(width, height)).unwrap();
        }
    }

    #[test]
    fn takes_any_size_and_decodes_to_what_was_encoded() {
        for size in 0..200 {
            super::bench_setup(size);
            let (width, height, _) = PICTURES[usize::from(size >= 192)];
            assert_eq!(super::bench_run(), sampled_checksum(&photo_of(width, height)), "size {size}");
            super::DECODING.with_borrow(|decoding| assert_eq!(decoding.picture[..], photo_of(width, height)[..]));
        }
    }

    #[test]
    fn keeps_the_contract() {
        let oracle = |size| sampled_checksum(&photo_of(size, size * 3 / 4));
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
