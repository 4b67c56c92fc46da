import { execFile, type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, glob, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { Client } from 'pg'

const run = promisify(execFile)

/** A PostgreSQL server of the tests' own, with an empty database. */
export interface TestPostgres extends AsyncDisposable {
  readonly url: string
}

/** Where Debian, Homebrew and PostgreSQL's own installer put them. */
const usual = ['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin', '/usr/local/pgsql/bin']

/** Folder of initdb and postgres, newest version first; `null` where they are not installed. */
export const findPostgres = async (): Promise<string | null> => {
  const found: string[] = []
  for await (const folder of glob(usual)) found.push(folder)
  return found.toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0] ?? null
}

/** The server refuses to run as root; Debian brings a user for it along. */
const unprivileged = async (): Promise<{ uid: number; gid: number } | undefined> => {
  if (process.getuid?.() !== 0) return undefined
  const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])))
  const [uid = 0, gid = 0] = ids.map(({ stdout }) => Number(stdout))
  return { uid, gid }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const answers = async (url: string, server: ChildProcess): Promise<void> => {
  for (;;) {
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return await client.end()
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`, { cause: error })
      await pause(50)
    }
  }
}

/** Starts one in a folder of its own. @param bin what `findPostgres` found */
export const startPostgres = async (bin: string): Promise<TestPostgres> => {
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-postgres-'))
  const user = await unprivileged()
  if (user !== undefined) await chown(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const options = { ...user, cwd: folder }
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'tester', '--auth=trust', '--encoding=UTF8', '--no-sync'], options)
  const port = await freePort()
  // Nobody needs what is in it after a power cut.
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, `port=${port}`]
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: 'ignore',
  })
  const ended = once(server, 'exit')
  const url = `postgres://tester@127.0.0.1:${port}/postgres`
  await answers(url, server)
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGINT')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
