import { dirname, relative, resolve } from 'node:path'
import { atomicWrite } from '../atomicWrite.ts'
import { endLeftovers } from '../drivers/processes/leftovers.ts'
import { type ShotName, takePicture } from '../picture.ts'
import type { Config } from '../schema/config.ts'
import type { Context } from './context.ts'

/** Takes a picture of a report, and says where it is. @param png file, relative to where the command was typed */
export const writePicture = async (
  report: string,
  png: string,
  shot: ShotName,
  { browsers }: Pick<Config, 'browsers'>,
  { folder, mark, signal, err }: Context,
): Promise<void> => {
  const file = resolve(folder, png)
  await atomicWrite(file, await takePicture(report, shot, { browsers, mark, signal }).finally(() => endLeftovers(mark)))
  err(`Picture: ${file}\n`)
}

/** A picture's address in a Markdown file: relative to it. */
export const pictureIn = (markdown: string, png: string): string =>
  encodeURI(relative(dirname(resolve(markdown)), resolve(png)).replaceAll('\\', '/'))
