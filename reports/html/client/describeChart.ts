import type { Chart } from 'chart.js'

/**
 * Writes onto the canvas what was drawn and where: `data-drawn` holds, per dataset, each element's value and its place
 * in CSS pixels. A canvas tells nothing by itself; this is how tests and other tools can check a picture.
 */
export const describeChart = (canvas: HTMLCanvasElement, chart: Chart): void => {
  const datasets = chart.data.datasets.map(({ label, data }, index) => ({
    label,
    values: data,
    places: chart.getDatasetMeta(index).data.map(({ x, y }) => [Math.round(x), Math.round(y)]),
  }))
  canvas.dataset['drawn'] = JSON.stringify(datasets)
}
