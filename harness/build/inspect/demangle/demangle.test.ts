import { spawnSync } from 'node:child_process'
import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demangle } from './demangle.ts'

/** As rustc writes them: examples of its book, and names of modules that it has built. */
const v0 = {
  _RNvCs15kBYyAo9fc_7mycrate7example: 'mycrate::example',
  _RNvCskwGfYPst2Cb_3foo16example_function: 'foo::example_function',
  _RNvMs_Cs4Cv8Wi1oAIB_7mycrateNtB4_7Example3foo: '<mycrate::Example>::foo',
  _RNvXCs15kBYyAo9fc_7mycrateNtB2_7ExampleNtB2_5Trait3foo: '<mycrate::Example as mycrate::Trait>::foo',
  _RNCNvCsgStHSCytQ6I_7mycrate4main0B3_: 'mycrate::main::{closure#0}',
  _RINvCs7QNiqEJy7VV_7mycrate7examplelEB2_: 'mycrate::example::<i32>',
  _RINvCsgStHSCytQ6I_7mycrate7exampleKj1_EB2_: 'mycrate::example::<1>',
  _RINvC1c1fPhE: 'c::f::<*const u8>',
  _RINvC1c1fRShQTahEAtj4_TlEFUKCmEuFG_RL0_eEiE:
    'c::f::<&[u8], &mut (i8, u8), [u16; 4], (i32,), unsafe extern "C" fn(u32), for<\'a> fn(&\'a str) -> isize>',
  _RINvC1c1fDINtC1c1ThEp4ItemlNtC1c4SendEL_E: 'c::f::<dyn c::T<u8, Item = i32> + c::Send>',
  _RINvC1c1fDNtC1c8Iteratorp4ItemlEL_E: 'c::f::<dyn c::Iterator<Item = i32>>',
  _RINvC1c1fKb1_Kc41_Kan5_KpKRe616263_E: 'c::f::<true, \'A\', -5, _, "abc">',
  _RINvC1c1fKVNtNtC1c1O4SomeTj3_EKTh1_b0_EKVNtC1c1PS1xl1_EE: 'c::f::<{c::O::Some(3)}, {(1, false)}, {c::P { x: 1 }}>',
  _RNvNtC1c1a1b: 'c::a::b',
  '_RNvC1c1f.llvm.1234': 'c::f',
  '_RNvC1c1f.cold.2': 'c::f.cold.2',
  _RINvNtNtCsltCTEextEob_3std3sys9backtrace26___rust_end_short_backtraceNCNvNtB6_9panicking13panic_handler0zEB6_:
    'std::sys::backtrace::__rust_end_short_backtrace::<std::panicking::panic_handler::{closure#0}, !>',
  _RNvMs0_NtCslH9zDgsKcXd_8dlmalloc8dlmallocINtB5_8DlmallocNtNtB7_3sys6SystemE6mallocCsltCTEextEob_3std:
    '<dlmalloc::dlmalloc::Dlmalloc<dlmalloc::sys::System>>::malloc',
  _RINvNtCseFEu7XmvJue_4core3ptr13drop_in_placeINtNtB4_6option6OptionINtNtCscBC4lqXoPTe_5alloc3vec3VechEEECsltCTEextEob_3std:
    'core::ptr::drop_in_place::<core::option::Option<alloc::vec::Vec<u8>>>',
  _RMC0DNtC5krate5Traitp1NKj0_EL_: '<dyn krate::Trait<N = 0>>',
  _RMC0WmORm1_m2_Rm5_m6_E: '<u32 is 1..=2 | 5..=6>',
  _RIC0Kca_E: "::<'\\n'>",
}

const legacy = {
  _ZN4core3fmt9Formatter3pad17h0123456789abcdefE: 'core::fmt::Formatter::pad',
  '_ZN60_$LT$alloc..string..String$u20$as$u20$core..fmt..Display$GT$3fmt17h0123456789abcdefE':
    '<alloc::string::String as core::fmt::Display>::fmt',
  '_ZN4core3ptr42drop_in_place$LT$alloc..string..String$GT$17h0123456789abcdefE':
    'core::ptr::drop_in_place<alloc::string::String>',
  _ZN3app4main28_$u7b$$u7b$closure$u7d$$u7d$17h0123456789abcdefE: 'app::main::{{closure}}',
  '_ZN3app3run17h0123456789abcdefE.llvm.1A2B': 'app::run',
  '_ZN3app3run17h0123456789abcdefE.3': 'app::run.3',
  '_ZN6js_sys3now17h0123456789abcdefE externref shim': 'js_sys::now externref shim',
}

describe.each(Object.entries({ v0, legacy }))('names in the %s mangling', (_, names) => {
  test.each(Object.entries(names))('%s', (mangled, name) => {
    expect(demangle(mangled)).toBe(name)
  })
})

test.each([
  'bench_run',
  'memory.grow',
  '_RNv',
  '_R1NvC1c1f',
  // A C++ function, which only its missing hash tells from one of Rust.
  '_ZN6icu_788Collator6createEv',
  '_ZN4core3fmt5writeE',
  // Lengths that lead beyond the end, and a reference forward.
  '_RNvC9mycrate1f',
  '_RNvB9_1f',
  '_ZN99core17h0123456789abcdefE',
])('%s stays as it is', (name) => {
  expect(demangle(name)).toBe(name)
})

test('whatever it is, it is answered', () => {
  assert(
    property(string({ unit: 'binary-ascii', maxLength: 60 }), (text) => {
      expect(typeof demangle(`_R${text}`)).toBe('string')
      expect(typeof demangle(`_ZN${text}E`)).toBe('string')
    }),
    { seed: 1, numRuns: 2000 },
  )
})

test('a symbol that would be endless, or too deep, stays as it is', () => {
  // Each tuple holds the one before it twice: 2^60 parts.
  const doubling = Array.from({ length: 60 }, (_, index) => `TB${index}_B${index}_E`).join('')
  const deep = `_RINvC1c1f${'R'.repeat(5000)}hE`
  for (const name of [`_RINvC1c1fh${doubling}E`, deep]) expect(demangle(name)).toBe(name)
})

const tool = spawnSync('c++filt', ['--version']).status === 0
const because = tool ? '' : ' (skipped: there is no c++filt; binutils has it)'

test.skipIf(!tool)(`binutils reads them in the same way${because}`, () => {
  const names = Object.entries({ ...v0, ...legacy }).filter(
    ([name]) => !name.includes('.') && !name.startsWith('_RIC0'),
  )
  const { stdout } = spawnSync('c++filt', { input: `${names.map(([name]) => name).join('\n')}\n`, encoding: 'utf8' })
  const theirs = stdout.trimEnd().split('\n')
  /** It prints the hashes that tell crates and functions of one name apart, and the types of constants. */
  const plain = (name: string): string =>
    name
      .replaceAll(/(?<=\w)\[[0-9a-f]+\]/g, '')
      .replace(/::h[0-9a-f]{16}(?= |$)/, '')
      .replaceAll(/(?<=\d): \w+/g, '')
  // It knows no constants of several parts.
  const known = names.flatMap(([name, ours], index) =>
    theirs[index] === name ? [] : [[ours, plain(theirs[index] ?? '')]],
  )
  expect(known.length).toBeGreaterThan(15)
  for (const [ours, its] of known) expect(ours).toBe(its)
})
