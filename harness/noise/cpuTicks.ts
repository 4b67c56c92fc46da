/** Length of a tick of /proc in ms: USER_HZ is 100 on every architecture that Node runs on, whatever the kernel's own HZ. */
export const tickMs = 10

/** What all CPUs did since boot, in ticks. */
export interface CpuTicks {
  /** Work of any kind, interrupts too. */
  readonly busy: number
  readonly idle: number
  /** Idle too, while a disk was waited for. The only one of them that may shrink. */
  readonly ioWait: number
  /** Given to others by the hypervisor; `null` where the system does not count it. */
  readonly steal: number | null
  /** CPUs listed, thus online; 0 where none is listed. */
  readonly cpus: number
}

/** Reads /proc/stat; `null` where it makes no sense. Fields: proc_stat(5). */
export const parseCpuTicks = (text: string): CpuTicks | null => {
  // The sum over all CPUs, offline ones too: unlike the sum of the lines below it, it does not jump when one comes or goes.
  const fields = /^cpu +(.*)$/m.exec(text)?.[1]?.trim().split(/ +/).map(Number) ?? []
  const [user, nice, system, idle, ioWait = 0, irq = 0, softIrq = 0, steal = null] = fields
  if (user === undefined || nice === undefined || system === undefined || idle === undefined) return null
  if (!fields.every((ticks) => Number.isSafeInteger(ticks) && ticks >= 0)) return null
  // Guests are not added: their time is in `user` and `nice` already.
  const busy = user + nice + system + irq + softIrq
  return { busy, idle, ioWait, steal, cpus: text.match(/^cpu\d+ /gm)?.length ?? 0 }
}
