import type { TrendDocument, TrendSeries } from '../../harness/schema/trend.ts'
import { placeInWords } from '../format/place.ts'
import { plural } from '../format/plural.ts'
import { changeInWords, directionOf, signs, reasonInWords } from '../night/words.ts'
import { painter } from '../text/ansi.ts'
import { type Line, line, paragraphsText } from '../text/paragraphs.ts'
import { boundaryInWords, nightInWords, scaleInWords } from './words.ts'

const linesOf = (series: TrendSeries): Line[] => {
  const { nights, changes, boundaries } = series
  const last = nights.at(-1)
  return [
    line(
      'plain',
      `${placeInWords(series)}: ${last === undefined ? 'nothing' : nightInWords(series, last)}, ${plural(nights.length, 'run')} since ${nights[0]?.startedAt.slice(0, 10)}`,
    ),
    ...boundaries.map((boundary) =>
      line('muted', `${nights[boundary.at]?.startedAt.slice(0, 10)}: ${boundaryInWords(boundary)}`, '    '),
    ),
    ...changes.map((change) =>
      line(
        directionOf(change) === 'better' ? 'good' : 'bad',
        `${signs[directionOf(change)]} ${changeInWords(change)}. ${reasonInWords(change)}`,
        '    ',
      ),
    ),
  ]
}

/** Series for the terminal, by metric. */
export const trendText = (document: TrendDocument, { width, colour }: { width: number; colour: boolean }): string => {
  const groups = Map.groupBy(document.series, scaleInWords)
  const paragraphs = [
    [line('strong', `${document.place}: ${plural(document.runs, 'run')}, ${document.series.length} series.`)],
    ...[...groups].map(([title, series]) => [line('strong', `${title}:`), ...series.flatMap(linesOf)]),
  ]
  return paragraphsText(paragraphs, width, painter(colour))
}
