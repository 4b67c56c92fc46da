//! A JPEG picture, decoded by the crate `zune-jpeg`.
//!
//! `bench_setup(size)` takes the widest of the pictures beside this file that is at most `size` pixels wide, or the
//! narrowest; `bench_run()` decodes it, and returns a checksum of about 32 bytes of it. The decoder allocates, as it does
//! for its users.

use std::cell::RefCell;

use support::{Buffer, sampled_checksum};
use zune_core::bytestream::ZCursor;
use zune_jpeg::JpegDecoder;

/// Widths, heights and files, made by the test `write_the_pictures`: ours, and under the licence of this crate.
const PICTURES: [(u32, u32, &[u8]); 2] =
    [(33, 17, include_bytes!("33x17.jpg")), (256, 192, include_bytes!("256x192.jpg"))];

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
        match JpegDecoder::new(ZCursor::new(&file[..])).decode_into(picture) {
            Ok(()) => sampled_checksum(picture),
            // No picture has this checksum: 32 bytes fold to it only if all but a few are nothing.
            Err(_) => 0,
        }
    })
}

#[cfg(test)]
mod tests {
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
    use real_input::photo_of;
    use zune_core::bytestream::ZCursor;
    use zune_core::options::DecoderOptions;

    use super::{JpegDecoder, PICTURES, sampled_checksum};

    /// Decodes as a module does, without the SIMD that there is for this processor.
    fn decoded(file: &[u8]) -> Vec<u8> {
        let options = DecoderOptions::default().set_use_unsafe(false);
        JpegDecoder::new_with_options(ZCursor::new(file), options).decode().unwrap()
    }

    #[test]
    #[ignore = "makes the files anew"]
    fn write_the_pictures() {
        for (width, height, _) in PICTURES {
            let file = format!("{}/src/{width}x{height}.jpg", env!("CARGO_MANIFEST_DIR"));
            let mut encoder = Encoder::new_file(file, 85).unwrap();
            encoder.set_sampling_factor(SamplingFactor::F_2_2);
            encoder.encode(&photo_of(width, height), width as u16, height as u16, ColorType::Rgb).unwrap();
        }
    }

    #[test]
    fn decodes_to_what_was_encoded() {
        for (width, height, file) in PICTURES {
            let (decoded, original) = (decoded(file), photo_of(width, height));
            assert_eq!(decoded.len(), original.len());
            let squares = decoded.iter().zip(&original).map(|(a, b)| u64::from(a.abs_diff(*b)).pow(2)).sum::<u64>();
            let noise = squares as f64 / original.len() as f64;
            let psnr = 10.0 * (255.0 * 255.0 / noise).log10();
            assert!(psnr > 30.0, "{width} by {height}: {psnr} dB");
        }
    }

    #[test]
    fn takes_any_size() {
        for size in 0..70 {
            super::bench_setup(size);
            assert_ne!(super::bench_run(), 0, "size {size}");
        }
    }

    #[test]
    fn keeps_the_contract() {
        let oracle = |size| sampled_checksum(&decoded(PICTURES.iter().find(|(width, ..)| *width == size).unwrap().2));
        support::assert_contract(include_str!("../Cargo.toml"), oracle, super::bench_setup, super::bench_run);
    }
}
