/** The line of a tool's output that says what went wrong: the first with "error" in it, else the first that is not empty. */
export const firstError = (output: string): string => {
  const lines = output.split('\n').map((line) => line.trim())
  const line = lines.find((each) => /\b(error|fatal)\b/i.test(each)) ?? lines.find((each) => each !== '')
  return line?.replace(/^error(\[E\d+\])?: /, '') ?? 'it gave no reason'
}
