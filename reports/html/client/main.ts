import { drawCharts } from './drawCharts.ts'
import { enableCopy } from './copy.ts'
import { openLinkedFold } from './folds.ts'
import { readRun } from './readRun.ts'
import { enableTheme, onAppearanceChange } from './theme.ts'

const run = readRun(document)
const redraw = drawCharts(document, run)
enableTheme(document)
onAppearanceChange(window, redraw)
enableCopy(document, run)
openLinkedFold(window)
