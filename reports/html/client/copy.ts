import type { RunDocument } from '../../../harness/schema/run.ts'
import { csv } from '../../csv.ts'
import { markdown } from '../../markdown.ts'
import type { Report, ReportOptions } from '../../report.ts'
import { copyText } from './copyText.ts'

const formats: Record<string, Report> = { markdown, csv }
const options: ReportOptions = {
  width: 0,
  colour: false,
  assets: { script: '', scriptHash: '', style: '', styleHash: '', pack: (text) => text },
}

/**
 * Lets the buttons copy the run in another format, and say so.
 *
 * @param shown the part of the run that is shown
 */
export const enableCopy = (page: Document, shown: () => RunDocument): void => {
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const format = formats[button.dataset['copy'] ?? '']
    button.addEventListener('click', () => {
      if (format) void copyText(page, format.render(shown(), options))
    })
  }
}
