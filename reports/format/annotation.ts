// Workflow commands of GitHub Actions: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

const ofMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const ofProperty = (text: string): string => ofMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

export interface Annotation {
  readonly kind: 'error' | 'warning'
  readonly title: string
  readonly message: string
}

/** GitHub shows ten of a kind for each step. */
const most = 10

/** Lines that GitHub shows beside a job, errors first. */
export const annotationLines = (annotations: readonly Annotation[]): string => {
  const ofKind = (kind: Annotation['kind']) =>
    annotations.filter((annotation) => annotation.kind === kind).slice(0, most)
  return [...ofKind('error'), ...ofKind('warning')]
    .map(({ kind, title, message }) => `::${kind} title=${ofProperty(title)}::${ofMessage(message)}\n`)
    .join('')
}
