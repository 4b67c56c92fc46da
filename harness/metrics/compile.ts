import { once } from './loadPhase.ts'

export const compile = once({
  id: 'compile',
  title: 'Compile',
  description:
    'WebAssembly.compile() by itself, of downloaded bytes that this process has not seen before, after the engine has loaded the module once. Chromium only validates here and compiles each function on its first call; Firefox compiles everything with its baseline compiler; WebKit prepares its interpreter. Not to be compared between engines.',
})
