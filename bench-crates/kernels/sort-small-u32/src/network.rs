use crate::lanes::Lanes;

/// Numbers in a row.
pub const ROW: usize = 8;

/// Sorts the rows whose numbers at each place are together in a register: with 19 comparisons, the fewest that sort
/// eight (Knuth, The Art of Computer Programming 3, 5.3.4), in six layers. No loop, since LLVM would leave it one.
#[expect(clippy::many_single_char_names, reason = "places of a row")]
#[inline]
pub fn sort<L: Lanes>([a, b, c, d, e, f, g, h]: [L; ROW]) -> [L; ROW] {
    let (a, c) = in_order(a, c);
    let (b, d) = in_order(b, d);
    let (e, g) = in_order(e, g);
    let (f, h) = in_order(f, h);

    let (a, e) = in_order(a, e);
    let (b, f) = in_order(b, f);
    let (c, g) = in_order(c, g);
    let (d, h) = in_order(d, h);

    let (a, b) = in_order(a, b);
    let (c, d) = in_order(c, d);
    let (e, f) = in_order(e, f);
    let (g, h) = in_order(g, h);

    let (c, e) = in_order(c, e);
    let (d, f) = in_order(d, f);

    let (b, e) = in_order(b, e);
    let (d, g) = in_order(d, g);

    let (b, c) = in_order(b, c);
    let (d, e) = in_order(d, e);
    let (f, g) = in_order(f, g);

    [a, b, c, d, e, f, g, h]
}

#[inline]
fn in_order<L: Lanes>(a: L, b: L) -> (L, L) {
    (a.smaller(b), a.larger(b))
}
