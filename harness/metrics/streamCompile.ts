import { once } from './loadPhase.ts'

export const streamCompile = once({
  id: 'stream-compile',
  title: 'Streaming compile',
  description:
    'WebAssembly.compileStreaming() from the request to the module: download and compilation at the same time. What is compiled by then is up to the engine, see Compile.',
})
