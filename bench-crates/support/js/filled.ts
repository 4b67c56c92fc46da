/** An ordinary array of so many numbers. */
export const list = (length: number, valueOf: (index: number) => number): number[] => {
  const numbers: number[] = []
  for (let index = 0; index < length; index++) numbers.push(valueOf(index))
  return numbers
}

/** The same typed array with every element set. */
export const filled = <Elements extends Uint8Array | Uint32Array | Float32Array>(
  elements: Elements,
  valueOf: (index: number) => number,
): Elements => {
  for (let index = 0; index < elements.length; index++) elements[index] = valueOf(index)
  return elements
}
