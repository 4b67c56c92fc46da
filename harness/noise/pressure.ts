/**
 * For how many µs since boot some task waited for a CPU: `some … total=` of /proc/pressure/cpu; `null` where the text
 * is another one. Source: Documentation/accounting/psi.rst of the Linux kernel.
 */
export const parsePressureUs = (text: string): number | null => {
  const total = /^some .*\btotal=(\d+)/m.exec(text)?.[1]
  return total === undefined ? null : Number(total)
}
