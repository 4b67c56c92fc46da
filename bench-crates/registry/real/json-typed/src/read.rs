//! The only place where the variants differ.

use serde::de::DeserializeOwned;

/// Reads JSON; `copy` is overwritten.
#[cfg(feature = "simd")]
pub(crate) fn read<T: DeserializeOwned>(json: &[u8], copy: &mut [u8]) -> Option<T> {
    copy.copy_from_slice(json);
    simd_json::serde::from_slice(copy).ok()
}

/// Reads JSON.
#[cfg(not(feature = "simd"))]
pub(crate) fn read<T: DeserializeOwned>(json: &[u8], _: &mut [u8]) -> Option<T> {
    serde_json::from_slice(json).ok()
}
