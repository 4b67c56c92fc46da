import { allocations, allocatorLive, allocatorPeak } from './allocator.ts'
import { budgetShare } from './budgetShare.ts'
import { capacity } from './capacity.ts'
import { compile } from './compile.ts'
import { compileInstantiate } from './compileInstantiate.ts'
import { crossingArrayCopied, crossingArrayViewed, crossingSharedArray } from './crossingArrays.ts'
import { crossingBatched, crossingCall, crossingCallOut, crossingElements } from './crossingNumbers.ts'
import {
  crossingStringBytes,
  crossingStringCopied,
  crossingStringInterned,
  crossingStringReturned,
} from './crossingStrings.ts'
import { download } from './download.ts'
import { droppedFrames } from './droppedFrames.ts'
import { firstCall } from './firstCall.ts'
import { firstResult } from './firstResult.ts'
import { firstResultCode } from './firstResultCode.ts'
import { firstResultHttp } from './firstResultHttp.ts'
import { firstSetup } from './firstSetup.ts'
import { fps } from './fps.ts'
import { frameIntervalP50, frameIntervalP95, frameIntervalP99 } from './frameInterval.ts'
import { frameStep } from './frameStep.ts'
import { frameUpload } from './frameUpload.ts'
import { frameWorkP50, frameWorkP95, frameWorkP99 } from './frameWork.ts'
import { growths } from './growths.ts'
import { instantiate } from './instantiate.ts'
import { leak } from './leak.ts'
import { linearMemory } from './linearMemory.ts'
import { linearMemoryInitial } from './linearMemoryInitial.ts'
import type { Metric } from './metric.ts'
import { pssContent, pssDropped, pssLoaded, pssSteady } from './pss.ts'
import { reach } from './reach.ts'
import { sizeBrotli, sizeGzip, sizeRaw, sizeZstd } from './size.ts'
import { streamCompile } from './streamCompile.ts'
import { time } from './time.ts'
import { userAgentMemory } from './userAgentMemory.ts'
import { warmUp } from './warmUp.ts'

/** Every metric, in the order of the reports. To add one, write its file and name it here. */
export const metrics: readonly Metric[] = [
  time,
  firstResult,
  firstResultHttp,
  firstResultCode,
  streamCompile,
  instantiate,
  firstSetup,
  firstCall,
  warmUp,
  download,
  compile,
  compileInstantiate,
  frameStep,
  frameUpload,
  frameWorkP50,
  frameWorkP95,
  frameWorkP99,
  frameIntervalP50,
  frameIntervalP95,
  frameIntervalP99,
  droppedFrames,
  fps,
  budgetShare,
  capacity,
  linearMemoryInitial,
  linearMemory,
  growths,
  allocatorLive,
  allocatorPeak,
  allocations,
  pssLoaded,
  pssSteady,
  pssDropped,
  pssContent,
  userAgentMemory,
  leak,
  crossingCall,
  crossingCallOut,
  crossingElements,
  crossingBatched,
  crossingStringCopied,
  crossingStringBytes,
  crossingStringReturned,
  crossingStringInterned,
  crossingArrayCopied,
  crossingArrayViewed,
  crossingSharedArray,
  sizeRaw,
  sizeGzip,
  sizeBrotli,
  sizeZstd,
  reach,
]
