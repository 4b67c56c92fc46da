import type { JobVariant } from '../../schema/job.ts'
import { javascript } from './javascript.ts'
import type { Language } from './language.ts'
import { wasm } from './wasm.ts'

/** Every language that a variant can be written in. */
export const languages: { readonly [Name in JobVariant['language']]: Language } = { wasm, javascript }
