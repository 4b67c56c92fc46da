import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { exampleRun } from '../../reports/fixtures/exampleRun.ts'
import { RunDocument } from '../schema/run.ts'
import { jsonSchemaOf, publishedNames } from '../schema/published.ts'
import { fakeContext } from './fakeContext.ts'
import { schemaCommand } from './schema.ts'

const docs = fileURLToPath(new URL('../../docs/schemas', import.meta.url))

it('the schemas in docs/schemas are those of today: npx crosslane schema --out docs/schemas', async () => {
  expect((await readdir(docs)).toSorted()).toEqual(publishedNames.map((name) => `${name}.schema.json`).toSorted())
  for (const name of publishedNames)
    expect(JSON.parse(await readFile(join(docs, `${name}.schema.json`), 'utf8'))).toEqual(jsonSchemaOf(name))
})

it('a run is what its schema says, as another reader of JSON Schema understands it', () => {
  const reader = z.fromJSONSchema(jsonSchemaOf('run') as Parameters<typeof z.fromJSONSchema>[0])
  const run = JSON.parse(JSON.stringify(exampleRun({ control: true, budgets: true, answers: true }))) as object
  expect(reader.safeParse(run).error).toBeUndefined()
  expect(reader.safeParse({ ...run, seed: 'one' }).success).toBe(false)
  // From before there were such things, and from a time when there are others.
  const { suites: _suites, answers: _answers, control: _control, ...old } = run as Record<string, unknown>
  expect(reader.safeParse({ ...old, somethingNew: 1 }).error).toBeUndefined()
  expect(RunDocument.safeParse(old).success).toBe(true)
})

it('prints one, lists all, writes all, and knows no other', async () => {
  const { context, printed } = fakeContext('/')
  expect(await schemaCommand({}, context)).toBe('good')
  expect(printed.out).toBe(`${publishedNames.join('\n')}\n`)
  const one = fakeContext('/')
  await schemaCommand({ name: 'night' }, one.context)
  expect(JSON.parse(one.printed.out)).toMatchObject({ $id: 'urn:crosslane:night:1' })
  const folder = await mkdtemp(join(tmpdir(), 'crosslane-schema-'))
  const all = fakeContext(folder)
  await schemaCommand({ out: 'there' }, all.context)
  expect(await readdir(join(folder, 'there'))).toHaveLength(publishedNames.length)
  await rm(folder, { recursive: true })
  await expect(schemaCommand({ name: 'runn' }, context)).rejects.toMatchObject({
    code: 'unknownSchema',
    hint: expect.stringContaining('Did you mean "run"?'),
  })
})
