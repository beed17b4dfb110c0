/** Coefficients of an ordinary least squares fit and their standard errors; null when the columns depend on each other. */
export type Fit = { readonly coefficients: readonly number[]; readonly errors: readonly number[] };

/** Fits `y` by the columns of `rows`, through the normal equations: for a handful of columns. */
export function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): Fit | null {
  const width = rows[0]?.length ?? 0;
  const freedom = rows.length - width;
  if (width === 0 || freedom <= 0) return null;
  const inverse = inverted(products(rows, width));
  if (inverse === null) return null;
  const right = Array.from({ length: width }, (_, i) => dot(rows, y, i));
  const coefficients = inverse.map((line) => line.reduce((sum, value, i) => sum + value * (right[i] as number), 0));
  const residuals = rows.map(
    (row, t) => (y[t] as number) - row.reduce((sum, x, i) => sum + x * at(coefficients, i), 0),
  );
  const noise = residuals.reduce((sum, residual) => sum + residual * residual, 0) / freedom;
  return { coefficients, errors: inverse.map((line, i) => Math.sqrt(noise * at(line, i))) };
}

function products(rows: readonly (readonly number[])[], width: number): number[][] {
  const square = Array.from({ length: width }, () => Array.from({ length: width }, () => 0));
  for (const row of rows) {
    square.forEach((line, i) => {
      for (let j = 0; j < width; j += 1) line[j] = at(line, j) + at(row, i) * at(row, j);
    });
  }
  return square;
}

function dot(rows: readonly (readonly number[])[], y: readonly number[], column: number): number {
  return rows.reduce((sum, row, t) => sum + at(row, column) * at(y, t), 0);
}

/** Gauss and Jordan, with the largest pivot. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((line, i) => [...line, ...Array.from({ length: size }, (_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    const pivot = largestPivot(work, column);
    if (Math.abs(at(work[pivot] ?? [], column)) < 1e-300) return null;
    [work[column], work[pivot]] = [work[pivot] ?? [], work[column] ?? []];
    eliminate(work, column);
  }
  return work.map((line) => line.slice(size));
}

function largestPivot(work: readonly (readonly number[])[], column: number): number {
  let best = column;
  for (let row = column + 1; row < work.length; row += 1) {
    if (Math.abs(at(work[row] ?? [], column)) > Math.abs(at(work[best] ?? [], column))) best = row;
  }
  return best;
}

function eliminate(work: number[][], column: number): void {
  const pivotLine = (work[column] ?? []).map((value) => value / at(work[column] ?? [], column));
  work.forEach((line, row) => {
    const factor = at(line, column);
    work[row] = row === column ? pivotLine : line.map((value, j) => value - factor * at(pivotLine, j));
  });
}

function at(values: readonly number[], place: number): number {
  return values[place] as number;
}
