import { defaultVariants, defineConfig } from 'crosslane'

/** Variants of the scalar build in one respect each: what the question suites vary. */
const scalar = { targetFeatures: ['-simd128'], optIn: true }
const simd128 = { targetFeatures: ['+simd128'], optIn: true }

// Everything has a default: docs/configuration.md lists them. Most projects need no more of this than `variants`, if that.
export default defineConfig({
  crates: ['bench-crates', 'bench-crates/registry'],

  variants: {
    ...defaultVariants,
    relaxed: {
      title: 'relaxed SIMD',
      targetFeatures: ['+simd128', '+relaxed-simd'],
      cargoFeatures: ['simd', 'relaxed'],
      simd: 'some',
      optIn: true,
    },
    peer: { title: 'best known crate', ...simd128, cargoFeatures: ['peer'] },
    threads: { title: 'threads', ...scalar, cargoFeatures: ['threads'], threads: true },

    js: { title: 'JavaScript', javascript: 'plain', optIn: true },
    'js-typed': { title: 'JavaScript, typed arrays', javascript: 'typed', optIn: true },

    // No passes, but names are left out as in the others, or one would mainly measure names.
    'o3-raw': { title: '3, no wasm-opt', ...scalar, wasmOpt: [] },
    o2: { title: '2', ...scalar, optLevel: '2', wasmOpt: ['-O2'] },
    'o2-raw': { title: '2, no wasm-opt', ...scalar, optLevel: '2', wasmOpt: [] },
    os: { title: 's', ...scalar, optLevel: 's', wasmOpt: ['-Os'] },
    'os-raw': { title: 's, no wasm-opt', ...scalar, optLevel: 's', wasmOpt: [] },
    oz: { title: 'z', ...scalar, optLevel: 'z', wasmOpt: ['-Oz'] },
    'oz-raw': { title: 'z, no wasm-opt', ...scalar, optLevel: 'z', wasmOpt: [] },

    'lto-thin': { title: 'thin LTO', ...scalar, profile: 'lto-thin' },
    'lto-off': { title: 'no LTO', ...scalar, profile: 'lto-off' },
    'cgu-16': { title: '16 codegen units', ...scalar, profile: 'cgu-16' },
    'cgu-16-no-lto': { title: '16 codegen units, no LTO', ...scalar, profile: 'cgu-16-no-lto' },
    'plain-release': { title: "cargo's defaults", ...scalar, profile: 'plain-release' },
    'immediate-abort': {
      title: 'panics abort at once',
      ...scalar,
      rustFlags: ['-Zunstable-options', '-Cpanic=immediate-abort'],
      buildStd: 'always',
    },

    talc: { title: 'talc', ...scalar, cargoFeatures: ['talc'] },
    rlsf: { title: 'rlsf', ...scalar, cargoFeatures: ['rlsf'] },
    'lol-alloc': { title: 'lol_alloc', ...scalar, cargoFeatures: ['lol-alloc'] },
    'wee-alloc': { title: 'wee_alloc (abandoned)', ...scalar, cargoFeatures: ['wee-alloc'] },

    preallocated: { title: 'buffers made beforehand', ...scalar, cargoFeatures: ['preallocated'] },
    pooled: { title: 'objects from a pool', ...scalar, cargoFeatures: ['pooled'] },

    'copy-loop': {
      title: 'without memory.copy',
      targetFeatures: ['-simd128', '-bulk-memory', '-bulk-memory-opt'],
      optIn: true,
    },

    twin: { title: 'the same again', ...scalar },
    'plus-2': { title: '2 % more work', ...scalar, cargoFeatures: ['plus-2'] },
  },

  // What belongs to a suite, crates say themselves. Minutes are worked out from the number of visits, at 4 s each and 1.7 s quick on two
  // shared cores, and what building takes there, where std is compiled for each set of flags: a laptop needs fewer.
  suites: {
    smoke: { title: 'a first look', minutes: 30, quickMinutes: 3 },
    simd: { title: 'kernels', question: 'What does SIMD buy?', measure: ['throughput'], minutes: 50, quickMinutes: 15 },
    peers: {
      title: 'kernels against the best known crates',
      question: 'Are the kernels as fast as what people would otherwise use?',
      measure: ['throughput'],
      minutes: 25,
      quickMinutes: 7,
    },
    'real-world': {
      title: 'crates from crates.io',
      question: 'What does SIMD buy crates as their users build them?',
      measure: ['throughput'],
      minutes: 35,
      quickMinutes: 13,
    },
    caches: {
      title: 'kernels by size of input',
      question: 'What is left of SIMD when the input no longer fits a cache?',
      sizes: 'all',
      measure: ['throughput'],
      minutes: 110,
      quickMinutes: 30,
    },
    load: {
      title: 'loading',
      question: 'What does SIMD cost until the first result?',
      measure: ['load'],
      minutes: 25,
      quickMinutes: 13,
    },
    frames: { title: 'pictures', measure: ['frames', 'capacity'], minutes: 20, quickMinutes: 8 },
    boundary: { title: 'crossings', measure: ['boundary'], minutes: 5, quickMinutes: 2 },
    size: {
      title: 'opt-level and wasm-opt',
      question: 'How much speed does a smaller module cost?',
      variants: ['o3-raw', 'o2', 'o2-raw', 'os', 'os-raw', 'oz', 'oz-raw', 'simd'],
      measure: ['throughput'],
      chart: 'pareto',
      minutes: 35,
      quickMinutes: 20,
    },
    builds: {
      title: 'LTO, codegen units, panics',
      question: 'What do fat LTO, one codegen unit and the panic machinery do to size and speed?',
      variants: ['plain-release', 'lto-thin', 'lto-off', 'cgu-16', 'cgu-16-no-lto', 'immediate-abort'],
      measure: ['throughput'],
      minutes: 30,
      quickMinutes: 20,
    },
    allocators: {
      title: 'allocators',
      question: 'Which allocator?',
      measure: ['throughput', 'memory'],
      minutes: 60,
      quickMinutes: 25,
    },
    buffers: {
      title: 'pools and buffers',
      question: 'What do pools and buffers made beforehand save over allocating?',
      measure: ['throughput', 'memory'],
      minutes: 15,
      quickMinutes: 6,
    },
    copies: {
      title: 'bulk copies',
      question: 'What does memory.copy buy?',
      sizes: 'all',
      measure: ['throughput'],
      minutes: 7,
      quickMinutes: 3,
    },
    javascript: {
      title: 'Wasm against JavaScript',
      question: 'Is Wasm worth it here?',
      variants: ['js', 'js-typed', 'simd'],
      measure: ['throughput'],
      minutes: 18,
      quickMinutes: 7,
    },
    threads: {
      title: 'threads',
      question: 'What do threads buy?',
      measure: ['throughput'],
      minutes: 3,
      quickMinutes: 2,
    },
    limits: {
      title: 'what the processor can do at best',
      sizes: 'all',
      measure: ['throughput'],
      minutes: 15,
      quickMinutes: 4,
    },
    controls: {
      title: 'controls',
      question: 'Does the measurement hold?',
      measure: ['throughput'],
      minutes: 5,
      quickMinutes: 2,
    },
    all: {
      title: 'everything',
      of: [
        'smoke',
        'simd',
        'peers',
        'real-world',
        'caches',
        'load',
        'frames',
        'boundary',
        'size',
        'builds',
        'allocators',
        'buffers',
        'copies',
        'javascript',
        'threads',
        'limits',
        'controls',
      ],
      minutes: 480,
      quickMinutes: 180,
    },
  },
  suite: 'smoke',
})
