import { compile } from './compile.ts'
import { download } from './download.ts'
import { firstCall } from './firstCall.ts'
import { firstResult } from './firstResult.ts'
import { instantiate } from './instantiate.ts'
import { linearMemory } from './linearMemory.ts'
import type { Metric } from './metric.ts'
import { sizeBrotli, sizeGzip, sizeRaw, sizeZstd } from './size.ts'
import { time } from './time.ts'

/** Every metric, in the order of the reports. To add one, write its file and name it here. */
export const metrics: readonly Metric[] = [
  time,
  firstResult,
  download,
  compile,
  instantiate,
  firstCall,
  linearMemory,
  sizeRaw,
  sizeGzip,
  sizeBrotli,
  sizeZstd,
]
