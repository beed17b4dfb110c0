/**
 * For what takes the browser long: whoever pressed a button sees it answered first. What was changed before is on the screen by
 * the time that `act` is called.
 */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}
