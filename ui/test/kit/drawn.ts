import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

const CANVASES = ':is([data-panel="chart"], [data-panel="depth"]) canvas';

/** The canvases of the market view as they are drawn now, as addresses of pictures. */
export function drawnOn(page: Page): Promise<readonly string[]> {
  return page.locator(CANVASES).evaluateAll((all) => all.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
}

/** A busy machine is shown a picture a second at least. */
const SLOWEST_BEAT_MS = 1_000;

/** The same once they stand still. */
export async function settledOn(page: Page): Promise<readonly string[]> {
  let drawn: readonly string[] = [];
  await eventually(async () => {
    drawn = await drawnOn(page);
    await page.waitForTimeout(1.5 * SLOWEST_BEAT_MS);
    return drawn.length === 0 ? 1 : shareRedrawn(page, drawn);
  }).toBe(0);
  return drawn;
}

/** What share of the pixels is now another one than in those pictures; 1 when a canvas has another size or is away. */
export function shareRedrawn(page: Page, before: readonly string[]): Promise<number> {
  return page.locator(CANVASES).evaluateAll(async (all, addresses) => {
    const pixels = (source: HTMLCanvasElement | HTMLImageElement) => {
      const copy = new OffscreenCanvas(source.width, source.height).getContext('2d');
      copy?.drawImage(source, 0, 0);
      return new Uint32Array(copy?.getImageData(0, 0, source.width, source.height).data.buffer ?? new ArrayBuffer(0));
    };
    let [changed, count] = [0, 0];
    for (const [nth, address] of addresses.entries()) {
      const picture = Object.assign(new Image(), { src: address });
      await picture.decode();
      const canvas = all[nth] as HTMLCanvasElement | undefined;
      if (canvas?.width !== picture.width || canvas.height !== picture.height) return 1;
      const [now, then] = [pixels(canvas), pixels(picture)];
      now.forEach((pixel, place) => {
        if (pixel !== then[place]) changed += 1;
      });
      count += now.length;
    }
    return changed / count;
  }, before);
}
