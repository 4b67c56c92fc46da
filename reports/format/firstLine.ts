/** The first line of a text, for a table's cell. */
export const firstLine = (text: string): string => text.split('\n')[0] ?? ''
