import type { MarketSample } from '../../../realism/market-sample.ts';
import { durationWords } from '../../words.ts';
import { figureWords, gateWords } from '../figure-words.ts';
import type { Study } from '../study.ts';
import type { FactRow, Judged, MarketVerdict } from '../verdict.ts';
import { marketPlots } from './market-plots.ts';
import { escapeText, plotFigure } from './plot.ts';
import { STYLE } from './style.ts';

/** The whole report as one HTML page that needs nothing else and runs no script. */
export function reportPage(study: Study): string {
  const { scenario, seeds, durationMs, samples, verdict } = study;
  const title = `Realism of ${escapeText(scenario.name)}`;
  const markets = verdict.markets.map((market, place) => marketPart(market, samples[place])).join('');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<p class="sum">${verdict.passed} passed, ${verdict.failed} failed</p>
<p>${escapeText(scenario.description)} Simulated: ${durationWords(durationMs)} for each of the seeds ${seeds.map(escapeText).join(', ')},
pooled. Each seed ran once more in a still world: with jumps off and a constant reference, so that what is left is made by the market itself.</p>
${markets}
</body></html>
`;
}

function marketPart({ market, referenceShare, rows }: MarketVerdict, sample: MarketSample | undefined): string {
  const share = referenceShare === null ? 'an unknown part' : `${(100 * referenceShare).toFixed(0)} %`;
  const plots = sample === undefined ? '' : marketPlots(sample).map(plotFigure).join('');
  return `<h2>${escapeText(market)}</h2>
<p>The reference explains ${share} of the variance of 1-minute returns.</p>
<div class="wide"><table><thead><tr><th>fact</th><th class="n">measured</th><th>asked</th><th></th><th class="n">still world</th><th></th><th class="n">samples</th></tr></thead>
<tbody>${rows.map(factRow).join('')}</tbody></table></div>
<div class="plots">${plots}</div>`;
}

function factRow({ fact, gate, measured, quiet }: FactRow): string {
  const { title, formula, source, unit } = fact;
  const name = `<td>${escapeText(title)}<small>${escapeText(formula)}. ${escapeText(source)}</small></td>`;
  const number = (judged: Judged) => `<td class="n">${escapeText(figureWords(judged, unit))}</td>`;
  const asked = `<td>${escapeText(gateWords(gate, unit))}</td>`;
  const still = `${number(quiet)}${mark(quiet)}`;
  return `<tr>${name}${number(measured)}${asked}${mark(measured)}${still}<td class="n">${measured.samples}</td></tr>`;
}

function mark({ isPassed }: Judged): string {
  if (isPassed === null) return '<td></td>';
  return isPassed ? '<td class="ok">ok</td>' : '<td class="failed">failed</td>';
}
