/** Columns that a text takes: one per code point. Names are ASCII by their schema; titles are not printed in columns. */
export const widthOf = (text: string): number => [...text].length

/** Shortens in the middle, where long names differ least: `very-long…-name`. */
export const shorten = (text: string, width: number): string => {
  const points = [...text]
  if (points.length <= width) return text
  const head = Math.ceil((width - 1) / 2)
  return `${points.slice(0, head).join('')}…${points.slice(points.length - (width - 1 - head)).join('')}`
}

/** Breaks between words; a word longer than a line is cut. Lines after the first are indented. */
export const wrap = (text: string, width: number, indent = ''): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const room = width - (lines.length === 0 ? 0 : widthOf(indent))
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.map((content, index) => (index === 0 ? content : `${indent}${content}`))
}
