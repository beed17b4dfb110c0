import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe finds that keeps people from using the page, one line each. `rules` narrows the look to some rules, `within` to
 * what a selector finds.
 */
export async function seriousFindings(page: Page, rules: readonly string[] = [], within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } })
    // Without frames of other origins there is no need for a second page, which would take most of the time.
    .setLegacyMode();
  if (within !== undefined) builder.include(within);
  const { violations } = await (rules.length > 0 ? builder.withRules([...rules]) : builder).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
