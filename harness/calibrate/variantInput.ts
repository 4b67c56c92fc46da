import type * as z from 'zod'
import type { Variant } from '../schema/variant.ts'

export type VariantInput = z.input<typeof Variant>
