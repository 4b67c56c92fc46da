import { readNames, readText } from './readText.ts'

const read = (path: string): string | null => readText(path)?.trim() ?? null

const firstMatch = (values: readonly (string | null)[], yes: string, no: string): boolean | null => {
  if (values.includes(yes)) return true
  return values.includes(no) ? false : null
}

/** Scaling governors in use, each once. Source: Documentation/admin-guide/pm/cpufreq.rst of the Linux kernel. */
export const readGovernors = (sys: string): string[] => {
  const folder = `${sys}/devices/system/cpu/cpufreq`
  const found = (readNames(folder) ?? [])
    .filter((name) => /^policy\d+$/.test(name))
    .map((name) => read(`${folder}/${name}/scaling_governor`))
    .filter((governor) => governor !== null)
  return [...new Set(found)].toSorted()
}

/** Whether clock rates above the nominal one are allowed; Intel's driver says it the other way round. */
export const readTurbo = (sys: string): boolean | null => {
  const cpu = `${sys}/devices/system/cpu`
  const intel = read(`${cpu}/intel_pstate/no_turbo`)
  return intel === null ? firstMatch([read(`${cpu}/cpufreq/boost`)], '1', '0') : firstMatch([intel], '0', '1')
}

/**
 * Whether the machine lives on its battery: its mains are not online, or, where none are shown, its battery discharges. The
 * battery of a mouse tells nothing. Source: Documentation/ABI/testing/sysfs-class-power of the Linux kernel.
 */
export const readOnBattery = (sys: string): boolean | null => {
  const folder = `${sys}/class/power_supply`
  const supplies = (readNames(folder) ?? [])
    .map((name) => ({
      type: read(`${folder}/${name}/type`),
      online: read(`${folder}/${name}/online`),
      status: read(`${folder}/${name}/status`),
      scope: read(`${folder}/${name}/scope`),
    }))
    .filter(({ scope }) => scope !== 'Device')
  const batteries = supplies.filter(({ type }) => type === 'Battery')
  // Mains without a battery are a desktop's, a server's, or somebody's who cannot fall back on anything.
  if (supplies.some(({ type, online }) => type !== 'Battery' && online === '1')) return false
  if (batteries.length === 0) return null
  if (supplies.some(({ type, online }) => type === 'Mains' && online === '0')) return true
  const states = batteries.map(({ status }) => status).filter((status) => status !== null && status !== 'Unknown')
  return states.length === 0 ? null : states.includes('Discharging')
}
