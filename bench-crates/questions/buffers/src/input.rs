use support::noise;

/// Numbers in a line, at most.
pub(crate) const MOST_NUMBERS: usize = 16;

/// The numbers of a line: 1 to 16 of them, below 100,000.
pub(crate) fn numbers_of_line(line: u32) -> impl Iterator<Item = u32> {
    let count = noise(line) % MOST_NUMBERS as u32 + 1;
    (0..count).map(move |index| noise(!(line * MOST_NUMBERS as u32 + index)) % 100_000)
}

/// So many lines of numbers with commas between them, each with a line feed at its end.
pub(crate) fn text(lines: u32) -> String {
    let line = |line| numbers_of_line(line).map(|number| number.to_string()).collect::<Vec<_>>().join(",") + "\n";
    (0..lines).map(line).collect()
}
