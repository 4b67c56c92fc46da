import * as z from 'zod'

const Share = z.number().min(0).max(1)

/**
 * What the machine did besides our work between two moments, such as the start and the end of a visit. Shares are of
 * 1; `null` is what this system does not tell, which is not the same as 0.
 */
export const NoiseReading = z.object({
  /** Time between the two moments, in ms. */
  wallMs: z.number().nonnegative(),
  /** Time that the hypervisor gave to others although we wanted it, of the time of all CPUs (`steal` of proc_stat(5)). */
  stealShare: Share.nullable(),
  /** Part of the time in which some task, ours or not, waited for a CPU (`some` of /proc/pressure/cpu). */
  pressureShare: Share.nullable(),
  /** Time that CPUs were busy with anything but the run's own processes, of the time of all CPUs. */
  foreignShare: Share.nullable(),
  /** One-minute load average at the second moment; our own work is in it. */
  loadAverage: z.number().nonnegative().nullable(),
})
export type NoiseReading = z.infer<typeof NoiseReading>

/** From how much noise on a block is measured again; fixed before the run, so that results cannot have a say. */
export const NoiseLimits = z.strictObject({
  maxStealShare: Share.default(0.03),
  maxForeignShare: Share.default(0.05),
  /** The browser's own threads wait for each other too: where there are few CPUs, this says more of it than of others. */
  maxPressureShare: Share.default(0.25),
})
export type NoiseLimits = z.infer<typeof NoiseLimits>

/** What speaks for or against a machine before a run starts; `null` is what this system does not tell. */
export const MachineNoise = z.object({
  /** Scaling governors in use, each once, sorted; empty where none is visible. */
  governors: z.array(z.string()),
  /** Whether the clock rate may rise above the nominal one. */
  turbo: z.boolean().nullable(),
  onBattery: z.boolean().nullable(),
  /** Browsers that run and are not ours, one entry a program: its first process. */
  otherBrowsers: z.array(z.object({ name: z.string(), pid: z.int().positive() })).nullable(),
  /** One-minute load average. */
  loadAverage: z.number().nonnegative().nullable(),
  swapUsedBytes: z.int().nonnegative().nullable(),
})
export type MachineNoise = z.infer<typeof MachineNoise>
