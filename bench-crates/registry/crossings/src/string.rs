use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Of 64 characters, all of them ASCII: an address, a line of a log.
const TEXT: &str = "GET /catalogue/items/471?colour=petrol&size=xl&page=12 HTTP/1.1.";

thread_local! {
    /// The text as a string of JavaScript's, made once.
    static KEPT: JsValue = JsValue::from_str(TEXT);
}

/// Looks at both ends and at the length: all bytes have to be there, few are read.
fn glance(bytes: &[u8]) -> u32 {
    let first = bytes.first().copied().map_or(0, u32::from);
    let last = bytes.last().copied().map_or(0, u32::from);
    bytes.len() as u32 + (first << 8) + (last << 16)
}

/// Takes a string: wasm-bindgen encodes it as UTF-8 into linear memory.
#[wasm_bindgen]
pub fn string_in(text: &str) -> u32 {
    glance(text.as_bytes())
}

/// Takes UTF-8 that JavaScript has encoded already: wasm-bindgen copies it into linear memory.
#[wasm_bindgen]
pub fn bytes_in(bytes: &[u8]) -> u32 {
    glance(bytes)
}

/// Returns a string: wasm-bindgen decodes it out of linear memory into a new one of JavaScript's.
#[wasm_bindgen]
pub fn string_out() -> String {
    TEXT.to_owned()
}

/// Returns the same string without making it again: a reference to one that JavaScript has had all the time.
///
/// Not with wasm-bindgen's own `intern`: that takes a feature which looks every string up that leaves the module.
#[wasm_bindgen]
pub fn kept_out() -> JsValue {
    KEPT.with(JsValue::clone)
}

#[cfg(test)]
mod tests {
    use super::{TEXT, bytes_in, string_in, string_out};

    #[test]
    fn the_text_has_64_characters() {
        assert_eq!(TEXT.chars().count(), 64);
        assert!(TEXT.is_ascii());
        assert_eq!(string_out(), TEXT);
    }

    #[test]
    fn a_string_and_its_bytes_look_the_same() {
        assert_eq!(string_in(TEXT), bytes_in(TEXT.as_bytes()));
        assert_eq!(string_in("ab"), 2 + (97 << 8) + (98 << 16));
        assert_eq!(string_in(""), 0);
    }
}
