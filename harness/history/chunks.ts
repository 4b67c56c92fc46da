/** So many rows in a statement: SQLite takes 32,766 values. */
const rowsAtOnce = 1000

/** Rows in as few statements as there can be. */
export const chunks = <Value>(values: readonly Value[]): Value[][] =>
  Array.from({ length: Math.ceil(values.length / rowsAtOnce) }, (_, index) =>
    values.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  )
