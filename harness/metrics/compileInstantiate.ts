import { once } from './loadPhase.ts'

export const compileInstantiate = once({
  id: 'compile-instantiate',
  title: 'Compile and instantiate',
  description:
    'Compile and Instantiate together: what stands between a downloaded module and its first call, apart from what engines put off until then.',
})
