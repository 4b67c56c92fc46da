import * as z from 'zod'

/** What a page does in a visit. Each has a file or folder of its own below `page/`. */
export const Protocol = z.enum(['throughput', 'load', 'frames', 'capacity', 'memory', 'boundary'])
export type Protocol = z.infer<typeof Protocol>

/**
 * What an earlier load of the same module has left for a load: nothing; its bytes in the HTTP cache; its compiled code in
 * the engine's code cache besides.
 */
export const Cache = z.enum(['cold', 'http', 'code'])
export type Cache = z.infer<typeof Cache>
