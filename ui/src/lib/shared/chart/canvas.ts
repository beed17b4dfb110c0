/**
 * A canvas that knows its size in CSS pixels and is sharp on every screen. Returns the paint function's trigger and the clean-up.
 * What is asked for in one frame is painted once, at the start of the next: words on a canvas need the styles of the page, and
 * right after a change of the page that would mean working them out twice.
 */
export type Painter = (context: CanvasRenderingContext2D, width: number, height: number) => void;

export function attachCanvas(
  canvas: HTMLCanvasElement,
  paint: Painter,
): { readonly repaint: () => void; readonly destroy: () => void } {
  const context = canvas.getContext('2d');
  let width = 0;
  let height = 0;
  let pending: number | null = null;

  const paintNow = (): void => {
    if (context === null || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    paint(context, width, height);
  };
  const repaint = (): void => {
    pending ??= requestAnimationFrame(() => {
      pending = null;
      paintNow();
    });
  };

  const observer = new ResizeObserver(() => {
    const ratio = window.devicePixelRatio || 1;
    width = canvas.clientWidth;
    height = canvas.clientHeight;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    paintNow();
  });
  observer.observe(canvas);
  const destroy = (): void => {
    observer.disconnect();
    if (pending !== null) cancelAnimationFrame(pending);
  };
  return { repaint, destroy };
}
