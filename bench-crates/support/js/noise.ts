/** The same number as `support::noise`: looks random but depends on `index` alone. A u32. */
export const noise = (index: number): number => {
  let bits = (index + 1) | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
