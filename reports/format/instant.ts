/** An ISO 8601 instant as `2026-11-22 08:31 UTC`. */
export const instant = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`

/** Its time of day alone, in UTC: `08:31:07`. */
export const timeOfDay = (iso: string): string => iso.slice(11, 19)
