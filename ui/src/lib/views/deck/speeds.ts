/** Speeds on the deck; 0 is as fast as possible. */
export const SPEEDS: readonly { readonly value: number; readonly label: string; readonly hint: string }[] = [
  { value: 1, label: '1×', hint: 'Real time' },
  { value: 10, label: '10×', hint: 'Ten times real time' },
  { value: 25, label: '25×', hint: 'Twenty-five times real time' },
  { value: 100, label: '100×', hint: 'A hundred times real time' },
  { value: 0, label: 'Max', hint: 'As fast as possible' },
];

export function speedWords(speed: number): string {
  return speed === 0 ? 'as fast as possible' : `${speed}×`;
}
