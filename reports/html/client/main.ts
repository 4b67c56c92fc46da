import { choicesOf } from '../../view/narrow.ts'
import { enableContents } from './contents.ts'
import { enableCopy } from './copy.ts'
import { enableCommandCopies } from './copyCommands.ts'
import { drawCharts } from './drawCharts.ts'
import { enableFilters } from './filters.ts'
import { followPlaces } from './places.ts'
import { readRun } from './readRun.ts'
import { enableTheme, onAppearanceChange } from './theme.ts'
import { whenIdle } from './whenIdle.ts'

const start = async (): Promise<void> => {
  enableTheme(document)
  const charts = drawCharts(document)
  onAppearanceChange(window, charts.redraw)

  const run = await readRun(document)
  const adoptCommands = enableCommandCopies(document)
  const contents = enableContents(document, run, (view) => {
    charts.adopt(view)
    adoptCommands()
  })
  const completeAll = () => {
    while (contents.complete());
  }
  const filters = enableFilters(document, (filter) => places.choose(filter))
  const places = followPlaces(window, choicesOf(run), {
    show: (filter) => {
      filters.show(filter)
      contents.show(filter)
    },
    need: (id) => {
      if (document.getElementById(id) === null) completeAll()
    },
  })
  enableCopy(document, () => contents.view().document)
  // Paper and a search in the page have all of it.
  addEventListener('beforeprint', completeAll)
  whenIdle(contents.complete)
}

void start()
