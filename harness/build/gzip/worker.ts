import { parentPort, workerData } from 'node:worker_threads'
import { gzip } from './gzip.ts'

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(gzip(workerData as Uint8Array))
