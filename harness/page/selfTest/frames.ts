const mostFrames = 60
const mostMs = 1500

/** How often the page is drawn: the frames that came, 60 at most, within 1.5 s, and the median interval between two of them. */
export const frames = async (): Promise<{ frames: number; frameMs: number | null }> => {
  const times: number[] = []
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, mostMs)
    const frame = (time: number): void => {
      times.push(time)
      if (times.length < mostFrames) {
        requestAnimationFrame(frame)
        return
      }
      clearTimeout(timer)
      resolve()
    }
    requestAnimationFrame(frame)
  })
  const intervals = times.slice(1).map((time, index) => time - (times[index] ?? time))
  return { frames: times.length, frameMs: intervals.toSorted((a, b) => a - b)[intervals.length >> 1] ?? null }
}
