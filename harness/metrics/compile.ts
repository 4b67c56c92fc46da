import { once } from './loadPhase.ts'

export const compile = once({
  id: 'compile',
  title: 'Compile',
  description:
    'WebAssembly.compile() of bytes that this process has not seen before. Chromium only validates here and compiles on the first call; Firefox compiles everything with its baseline compiler; WebKit prepares its interpreter.',
})
