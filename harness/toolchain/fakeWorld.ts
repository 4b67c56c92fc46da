import { basename, delimiter, dirname, join } from 'node:path'
import type { Executed } from './execute.ts'
import type { World } from './world.ts'

type Answer = string | Partial<Executed>
/** What a program does with its arguments, joined by spaces: its stdout, or all of what became of it. */
export type FakeProgram = (args: string) => Answer

const absent: Executed = { code: null, stdout: '', stderr: 'not found', timedOut: false }

/** A machine made up of files, links and programs that answer as told. Nothing of the real one shows through. */
export class FakeWorld implements World {
  readonly env: Record<string, string | undefined> = { PATH: ['/home/me/.cargo/bin', '/usr/bin'].join(delimiter) }
  platform: NodeJS.Platform = 'linux'
  folder = '/home/me/project'
  home = '/home/me'
  isRoot = false
  isTerminal = false
  node = { program: '/opt/node', version: '24.1.0' }
  cores = 4
  load = 0
  free: number | null = 50 * 1024 ** 3
  age = 3600_000
  /** Every command line that was run, with the program's name for its path. */
  readonly typed: string[] = []
  readonly packages = new Set(['binaryen', 'esbuild', 'express', 'playwright', 'selenium-webdriver'])
  readonly #files = new Map<string, string>()
  readonly #links = new Map<string, string>()
  readonly #programs = new Map<string, FakeProgram>()

  constructor() {
    this.program('/opt/node', (args) => (args.endsWith('wasm-opt --version') ? 'wasm-opt version 132\n' : { code: 1 }))
    this.file('/app/node_modules/binaryen/package.json', '{ "version": "132.0.0" }')
  }

  file(path: string, text = ''): this {
    this.#files.set(path, text)
    return this
  }

  link(path: string, target: string): this {
    this.#links.set(path, target)
    return this
  }

  /** Puts a program there, in place of an earlier one. */
  program(path: string, answer: FakeProgram): this {
    this.#programs.set(path, answer)
    return this.file(path)
  }

  #resolve(path: string): string {
    for (const [link, target] of this.#links) {
      if (path === link || path.startsWith(`${link}/`)) return this.#resolve(target + path.slice(link.length))
    }
    return path
  }

  /** What a program of this machine, found on its PATH, makes of its arguments. */
  run(program: string, args: string): Executed {
    const folders = program.includes('/') ? [''] : (this.env['PATH'] ?? '').split(delimiter)
    const path = folders.map((folder) => this.#resolve(join(folder, program))).find((at) => this.#programs.has(at))
    const answer = path === undefined ? absent : (this.#programs.get(path)?.(args) ?? absent)
    const told = typeof answer === 'string' ? { stdout: answer } : answer
    return { code: 0, stdout: '', stderr: '', timedOut: false, ...told }
  }

  async exec({ program, args }: { program: string; args: readonly string[] }): Promise<Executed> {
    this.typed.push([basename(program), ...args].join(' '))
    return this.run(program, args.join(' '))
  }

  async exists(path: string): Promise<boolean> {
    const real = this.#resolve(path)
    return this.#files.has(real) || [...this.#files.keys()].some((file) => file.startsWith(`${real}/`))
  }

  async realPath(path: string): Promise<string | null> {
    return (await this.exists(path)) ? this.#resolve(path) : null
  }

  async list(folder: string): Promise<readonly string[]> {
    const real = this.#resolve(folder)
    return [...this.#files.keys()].filter((file) => dirname(file) === real).map((file) => basename(file))
  }

  async readText(path: string): Promise<string | null> {
    return this.#files.get(this.#resolve(path)) ?? null
  }

  async ageMs(path: string): Promise<number | null> {
    return (await this.exists(path)) ? this.age : null
  }

  async freeBytes(): Promise<number | null> {
    return this.free
  }

  async packageFolder(name: string): Promise<string | null> {
    return this.packages.has(name) ? `/app/node_modules/${name}` : null
  }

  loadAverage(): number {
    return this.load
  }
}
