import type { Check } from './check.ts'

/** The first release whose type stripping needs no flag. */
const oldest = [22, 18] as const

export const nodeCheck: Check = {
  id: 'node',
  title: 'Node',
  run: async ({ node }) => {
    const [major = 0, minor = 0] = node.version.split('.').map(Number)
    const found = `${node.version} (${node.program})`
    if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return { status: 'ok', found }
    return {
      status: 'fail',
      found: `${found}: older than ${oldest.join('.')}`,
      hint: 'Type: npm ci   (it brings a newer Node, which npm start and npx crosslane use)',
    }
  },
}
