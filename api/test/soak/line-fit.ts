/** A straight line through points by least squares. */
export type LineFit = {
  readonly slope: number;
  /** Bounds of the slope with 95 % confidence; infinite below three points. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
};

export type Point = { readonly x: number; readonly y: number };

export function fitLine(points: readonly Point[]): LineFit {
  const count = points.length;
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2));
  const slope = spread === 0 ? 0 : sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread;
  const free = count - 2;
  if (free < 1 || spread === 0) {
    return { slope, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY, count };
  }
  const residues = points.map(({ x, y }) => (y - meanY - slope * (x - meanX)) ** 2);
  const halfWidth = studentQuantile(free) * Math.sqrt(sum(residues) / free / spread);
  return { slope, low: slope - halfWidth, high: slope + halfWidth, count };
}

/** The 97.5 % quantiles of Student's t for few degrees of freedom. */
const FEW = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const NORMAL = 1.959964;

/** 97.5 % quantile of Student's t: from the table, then Fisher's expansion, which is right to three digits there. */
export function studentQuantile(degreesOfFreedom: number): number {
  const known = FEW[degreesOfFreedom - 1];
  if (known !== undefined) return known;
  const first = (NORMAL ** 3 + NORMAL) / (4 * degreesOfFreedom);
  const second = (5 * NORMAL ** 5 + 16 * NORMAL ** 3 + 3 * NORMAL) / (96 * degreesOfFreedom ** 2);
  return NORMAL + first + second;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}
