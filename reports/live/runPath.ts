/** Path of the page of a run, on the server of the live view. It ends as a folder does: what a report names beside itself is below it. */
export const runPath = (run: string): string => `/runs/${encodeURIComponent(run)}/`
