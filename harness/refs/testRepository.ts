import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** A git repository for tests, whose commits need no identity and whose settings are not the user's. */
export class TestRepository {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static async create(folder: string): Promise<TestRepository> {
    await mkdir(folder, { recursive: true })
    const repository = new TestRepository(folder)
    await repository.git('init', '--quiet', '--initial-branch=main')
    return repository
  }

  /** Runs git and returns what it printed. */
  async git(...args: string[]): Promise<string> {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false']
    const { stdout } = await execute('git', ['-C', this.folder, ...identity, ...args])
    return stdout.trim()
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    }
  }

  /** Commits everything as it is. @returns the commit's hash */
  async commit(files: Readonly<Record<string, string>>): Promise<string> {
    await this.write(files)
    await this.git('add', '--all')
    await this.git('commit', '--quiet', '--message', 'a commit')
    return this.git('rev-parse', 'HEAD')
  }
}
