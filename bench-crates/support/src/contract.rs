/// One entry of `[[package.metadata.crosslane.sizes]]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeclaredSize {
    /// Argument of `bench_setup`.
    pub size: u32,
    /// What `bench_run` must return.
    pub checksum: u32,
}

/// Reads the sizes that a crate's Cargo.toml declares.
///
/// Knows only the way our own crates write them, one key a line, so that no TOML parser is needed.
///
/// # Panics
/// When there is none, or one lacks its size or its checksum.
pub fn declared_sizes(manifest: &str) -> Vec<DeclaredSize> {
    let declared =
        |table| DeclaredSize { size: number(table, "size = "), checksum: number(table, "expected = { checksum = ") };
    size_tables(manifest).into_iter().map(declared).collect()
}

/// The lines of each size. Panics when there is none.
pub(crate) fn size_tables(manifest: &str) -> Vec<&str> {
    let tables = manifest.split("[[package.metadata.crosslane.sizes]]").skip(1);
    let tables: Vec<_> = tables.map(|table| table.split("\n[").next().unwrap_or_default()).collect();
    assert!(!tables.is_empty(), "Cargo.toml declares no [[package.metadata.crosslane.sizes]]");
    tables
}

/// What follows `key` on its line. Panics when there is no such line.
fn after<'a>(table: &'a str, key: &str) -> &'a str {
    table
        .lines()
        .find_map(|line| line.strip_prefix(key))
        .unwrap_or_else(|| panic!("a size in Cargo.toml has no line that begins with `{key}`"))
}

/// The keys of the inline table that `key` begins, one a line.
pub(crate) fn within(table: &str, key: &str) -> String {
    let keys = after(table, key).trim_end_matches('}').split(',');
    keys.map(str::trim).collect::<Vec<_>>().join("\n")
}

/// The number that follows `key` on its line. Panics when there is none.
pub(crate) fn number(table: &str, key: &str) -> u32 {
    let line = after(table, key);
    let digits: String = line.chars().take_while(|c| c.is_ascii_digit() || *c == '_').filter(|c| *c != '_').collect();
    digits.parse().unwrap_or_else(|_| panic!("`{key}{line}` in Cargo.toml is not a 32-bit number"))
}

/// Asserts that at every declared size `oracle`, Cargo.toml and two calls of `run` agree.
///
/// `oracle` takes a size and computes the checksum in the most obvious way.
///
/// # Panics
/// When they do not.
pub fn assert_contract(
    manifest: &str,
    oracle: impl Fn(u32) -> u32,
    setup: extern "C" fn(u32),
    run: extern "C" fn() -> u32,
) {
    for DeclaredSize { size, checksum } in declared_sizes(manifest) {
        assert_eq!(oracle(size), checksum, "oracle (left), Cargo.toml (right), size {size}");
    }
    assert_checksums(manifest, setup, run);
}

/// The same without an oracle: for what does the work of another crate, which has one.
///
/// # Panics
/// When Cargo.toml and two calls of `run` do not agree.
pub fn assert_checksums(manifest: &str, setup: extern "C" fn(u32), run: extern "C" fn() -> u32) {
    for DeclaredSize { size, checksum } in declared_sizes(manifest) {
        setup(size);
        assert_eq!(run(), checksum, "bench_run() (left), Cargo.toml (right), size {size}");
        assert_eq!(run(), checksum, "second bench_run() (left), Cargo.toml (right), size {size}");
    }
}

/// The same where the result is the bits of an `f32` that only has to be within the tolerance that Cargo.toml declares; the
/// two calls still have to agree to the bit.
///
/// # Panics
/// When they do not.
pub fn assert_contract_within(
    manifest: &str,
    oracle: impl Fn(u32) -> f64,
    setup: extern "C" fn(u32),
    run: extern "C" fn() -> u32,
) {
    for table in size_tables(manifest) {
        let DeclaredValue { size, value, tolerance } = DeclaredValue::read(table);
        let exact = oracle(size);
        assert!((exact - value).abs() <= tolerance, "oracle: {exact}, Cargo.toml: {value} ± {tolerance}, size {size}");
    }
    assert_value_within(manifest, setup, run);
}

/// [`assert_contract_within`] without an oracle.
///
/// # Panics
/// When Cargo.toml and two calls of `run` do not agree.
pub fn assert_value_within(manifest: &str, setup: extern "C" fn(u32), run: extern "C" fn() -> u32) {
    for table in size_tables(manifest) {
        let DeclaredValue { size, value, tolerance } = DeclaredValue::read(table);
        setup(size);
        let bits = run();
        let found = f64::from(f32::from_bits(bits));
        assert!(
            (found - value).abs() <= tolerance,
            "bench_run(): {found}, Cargo.toml: {value} ± {tolerance}, size {size}"
        );
        assert_eq!(run(), bits, "second bench_run() (left), first (right), size {size}");
    }
}

struct DeclaredValue {
    size: u32,
    value: f64,
    tolerance: f64,
}

impl DeclaredValue {
    fn read(table: &str) -> Self {
        let expected = within(table, "expected = {");
        let value = float(&expected, "value = ");
        Self { size: number(table, "size = "), value, tolerance: float(&expected, "tolerance = ") }
    }
}

/// The number with a fraction that follows `key` on its line. Panics when there is none.
fn float(table: &str, key: &str) -> f64 {
    let line = after(table, key).trim();
    line.parse().unwrap_or_else(|_| panic!("`{key}{line}` in Cargo.toml is not a number"))
}

#[cfg(test)]
mod tests {
    use super::{DeclaredSize, assert_contract_within, declared_sizes};

    extern "C" fn nothing(_size: u32) {}

    extern "C" fn one_and_a_half() -> u32 {
        1.5_f32.to_bits()
    }

    fn within(tolerance: &str) -> String {
        format!(
            "[[package.metadata.crosslane.sizes]]\nsize = 8\nexpected = {{ value = 1.25, tolerance = {tolerance} }}\n"
        )
    }

    #[test]
    fn takes_a_value_within_its_tolerance() {
        assert_contract_within(&within("0.25"), |_| 1.0, nothing, one_and_a_half);
    }

    #[test]
    #[should_panic(expected = "bench_run(): 1.5")]
    fn refuses_a_value_beyond_its_tolerance() {
        assert_contract_within(&within("0.2"), |_| 1.25, nothing, one_and_a_half);
    }

    #[test]
    fn reads_every_size() {
        let manifest = "size = 1\n\
            [[package.metadata.crosslane.sizes]]\n\
            name = \"small\"\nsize = 16_384\nexpected = { checksum = 42 }\n\n\
            [[package.metadata.crosslane.sizes]]\n\
            size = 7\nexpected = { checksum = 4_294_967_295 }\n\
            [lints]\nsize = 9\n";
        let expected = [DeclaredSize { size: 16_384, checksum: 42 }, DeclaredSize { size: 7, checksum: u32::MAX }];
        assert_eq!(declared_sizes(manifest), expected);
    }

    #[test]
    #[should_panic(expected = "expected = { checksum")]
    fn refuses_a_size_without_a_checksum() {
        declared_sizes("[[package.metadata.crosslane.sizes]]\nsize = 7\n");
    }

    #[test]
    #[should_panic(expected = "declares no")]
    fn refuses_a_manifest_without_sizes() {
        declared_sizes("[package]\n");
    }
}
