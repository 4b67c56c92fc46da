const { fround } = Math

// The part of the plane that is looked at, in f32 as src/view.rs has it.

/** Real part of the points in a column. */
export const realPart = (column: number, width: number): number => fround(-2 + fround(fround(2.75 * column) / width))

/** Imaginary part of the points in a row. */
export const imaginaryPart = (row: number, width: number): number => fround(-1.25 + fround(fround(2 * row) / width))

/** Steps after which a point counts as one of the set. */
export const mostSteps = 64
