//! What the crates that read JSON share: posts, and the JSON of them, written without either of the crates that read it.

use std::fmt::Write;

use support::noise;

const WORDS: [&str; 16] = [
    "wasm",
    "is",
    "the",
    "new",
    "browser",
    "caf\u{e9}",
    "said \"so\"",
    "with",
    "simd",
    "na\u{ef}ve",
    "line\nbreak",
    "numbers",
    "\u{1f680}",
    "and",
    "text",
    "path C:\\tmp",
];

/// A post.
pub(crate) struct Post {
    pub(crate) id: u64,
    pub(crate) text: String,
    pub(crate) author: String,
    pub(crate) followers: u32,
    pub(crate) verified: bool,
    pub(crate) tags: Vec<&'static str>,
    pub(crate) reply_to: Option<u64>,
    /// Latitude and longitude in steps of a ten-thousandth of a degree.
    pub(crate) place: Option<[i32; 2]>,
    pub(crate) likes: u32,
}

/// Steps of a ten-thousandth of a degree, from minus to plus so many degrees.
fn steps(bits: u32, degrees: i32) -> i32 {
    bits.cast_signed() % (degrees * 10_000)
}

/// The post with that index.
pub(crate) fn post(index: u32) -> Post {
    let bits = noise(index);
    let any = |seed: u32| noise(bits ^ seed);
    let words = |seed: u32, count: u32| (0..count).map(move |word| WORDS[any(seed + word) as usize % WORDS.len()]);
    Post {
        id: u64::from(bits) << 20 | u64::from(index),
        text: words(100, 8 + any(1) % 16).collect::<Vec<_>>().join(" "),
        author: format!("author {}", any(2) % 1000),
        followers: any(3) >> (any(4) % 32),
        verified: any(5) % 8 == 0,
        tags: words(200, any(6) % 4).collect(),
        reply_to: (any(7) % 3 == 0).then(|| u64::from(any(8)) << 20),
        place: (any(9) % 4 == 0).then(|| [steps(any(10), 90), steps(any(11), 180)]),
        likes: any(12) % 5000,
    }
}

/// A string of JSON: of what has to be escaped, the text has these.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// Whatever there is, or null.
fn or_null(value: Option<String>) -> String {
    value.unwrap_or_else(|| String::from("null"))
}

/// The first posts, as a service would send them.
pub(crate) fn json(count: u32) -> String {
    let mut json = String::from("[");
    for index in 0..count {
        let Post { id, text, author, followers, verified, tags, reply_to, place, likes } = post(index);
        let (text, author) = (quoted(&text), quoted(&author));
        let tags = tags.into_iter().map(quoted).collect::<Vec<_>>().join(",");
        let reply_to = or_null(reply_to.map(|id| id.to_string()));
        let degrees = |steps: i32| {
            format!("{}{}.{:04}", if steps < 0 { "-" } else { "" }, steps.abs() / 10_000, steps.abs() % 10_000)
        };
        let place =
            or_null(place.map(|[latitude, longitude]| format!("[{},{}]", degrees(latitude), degrees(longitude))));
        let comma = if index == 0 { "" } else { "," };
        write!(
            json,
            "{comma}{{\"id\":{id},\"created_at\":\"2026-01-{:02}T12:{:02}:00Z\",\"text\":{text},\
             \"author\":{{\"name\":{author},\"followers\":{followers},\"verified\":{verified}}},\
             \"tags\":[{tags}],\"reply_to\":{reply_to},\"place\":{place},\"likes\":{likes}}}",
            index % 28 + 1,
            index % 60,
        )
        .expect("a String takes anything");
    }
    json.push(']');
    json
}
