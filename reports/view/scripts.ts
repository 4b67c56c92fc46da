import type { View } from './view.ts'

/** Whether a variant is JavaScript: its sizes are of a script, not of a module. */
export const isScript = ({ document }: View, variant: string): boolean =>
  document.artefacts.some((artefact) => artefact.variant === variant && artefact.language === 'javascript')
