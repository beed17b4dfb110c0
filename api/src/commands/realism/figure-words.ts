import type { FactUnit, Figure, Gate } from '../../realism/fact.ts';

/** Three digits or so, with the unit; a dash when it could not be measured. */
export function figureWords({ value }: Pick<Figure, 'value'>, unit: FactUnit): string {
  return value === null || !Number.isFinite(value) ? '-' : numberWords(value, unit);
}

export function gateWords(gate: Gate | null, unit: FactUnit): string {
  if (gate === null) return 'report';
  const { min, max } = gate;
  if (min === null) return `<= ${max === null ? '' : numberWords(max, unit)}`;
  return max === null ? `>= ${numberWords(min, unit)}` : `${numberWords(min, unit)} to ${numberWords(max, unit)}`;
}

function numberWords(value: number, unit: FactUnit): string {
  switch (unit) {
    case 'NUMBER':
      return rounded(value);
    case 'SHARE':
      return `${rounded(100 * value)} %`;
    case 'BPS':
      return `${rounded(value)} bp`;
    case 'SECONDS':
      return `${rounded(value)} s`;
    case 'LOTS':
      return `${rounded(value)} lots`;
  }
}

function rounded(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
