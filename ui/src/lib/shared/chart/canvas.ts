/** A canvas that knows its size in CSS pixels and is sharp on every screen. Returns the paint function's trigger and the clean-up. */
export type Painter = (context: CanvasRenderingContext2D, width: number, height: number) => void;

export function attachCanvas(
  canvas: HTMLCanvasElement,
  paint: Painter,
): { readonly repaint: () => void; readonly destroy: () => void } {
  const context = canvas.getContext('2d');
  let width = 0;
  let height = 0;

  const repaint = (): void => {
    if (context === null || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context, width, height);
  };

  const observer = new ResizeObserver(() => {
    const ratio = window.devicePixelRatio || 1;
    width = canvas.clientWidth;
    height = canvas.clientHeight;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    repaint();
  });
  observer.observe(canvas);
  return { repaint, destroy: () => observer.disconnect() };
}
