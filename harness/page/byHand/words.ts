import type { LobbyOutlook, LobbyStanding } from '../../schema/lobby.ts'

/** `about 2 minutes`, as exact as anybody should believe. */
export const aboutTime = (ms: number): string => {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'less than a minute'
  return `about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`
}

/** What is ahead of whoever takes part. */
export const outlookInWords = ({ benchmarks, aboutMs }: LobbyOutlook): string => {
  const what = benchmarks === 1 ? 'one small program' : `${benchmarks} small programs`
  const howLong = aboutMs === null ? 'until the results are sure enough' : `for ${aboutTime(aboutMs)}`
  return `It runs ${what} in this tab, again and again, ${howLong}. The tab goes from page to page by itself meanwhile.`
}

/** Where the run stands: `Visit 5 of 30. About 3 minutes left.` */
export const standingInWords = ({ done, total, leftMs }: LobbyStanding): string => {
  const visit = total === null ? `Visit ${done + 1}` : `Visit ${Math.min(done + 1, total)} of ${total}`
  if (leftMs === null) return `${visit}.`
  const left = aboutTime(leftMs)
  return `${visit}. ${left.charAt(0).toUpperCase()}${left.slice(1)} left.`
}
