import { join, resolve } from 'node:path'
import { atomicWrite } from '../atomicWrite.ts'
import { type Exit, problem } from '../errors.ts'
import { jsonSchemaOf, type PublishedName, publishedNames } from '../schema/published.ts'
import type { Context } from './context.ts'

export interface SchemaOptions {
  /** Of a document; all when left out. */
  readonly name?: string | undefined
  /** Folder to write to; standard output when left out. */
  readonly out?: string | undefined
}

const isPublished = (name: string): name is PublishedName => (publishedNames as readonly string[]).includes(name)

const textOf = (name: PublishedName): string => `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`

/** `crosslane schema`: JSON Schemas of the documents that crosslane reads and writes. */
export const schemaCommand = async ({ name, out }: SchemaOptions, context: Context): Promise<Exit> => {
  if (name !== undefined && !isPublished(name)) throw problem('unknownSchema', name, publishedNames)
  const names = name === undefined ? publishedNames : [name]
  if (out !== undefined) {
    for (const each of names) {
      const file = join(resolve(context.folder, out), `${each}.schema.json`)
      await atomicWrite(file, textOf(each))
      context.out(`${file}\n`)
    }
    return 'good'
  }
  context.out(name === undefined ? `${publishedNames.join('\n')}\n` : textOf(name))
  if (name === undefined) context.err('\nPrint one: npx crosslane schema run\n')
  return 'good'
}
