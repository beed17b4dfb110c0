/** Both schemes, system fonts, no file from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --page: #f6f5f2; --card: #fffefb; --ink: #23221f; --dim: #6d6a62; --rule: #dcd8ce;
  --measured: #b4690e; --compared: #2f6f9f; --good: #23744a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --page: #14150f; --card: #1c1d17; --ink: #e9e6dc; --dim: #9a968a; --rule: #35352c; --measured: #f2a541;
    --compared: #7fb8dd; --good: #6cc596; --bad: #ff8a7a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1180px; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.2rem; }
p { margin: .25rem 0 .75rem; color: var(--dim); max-width: 75ch; }
.sum { font-weight: 600; color: var(--ink); }
.wide { overflow-x: auto; background: var(--card); border: 1px solid var(--rule); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .875rem; }
th, td { text-align: left; padding: .35rem .7rem; border-bottom: 1px solid var(--rule); white-space: nowrap; }
tr:last-child td { border-bottom: 0; } th { color: var(--dim); font-weight: 500; } td.n, th.n { text-align: right; }
td small { display: block; color: var(--dim); white-space: normal; }
.ok { color: var(--good); } .failed { color: var(--bad); font-weight: 600; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: .9rem; margin-top: 1rem; }
figure { margin: 0; padding: .6rem; background: var(--card); border: 1px solid var(--rule); border-radius: 6px; }
figcaption { font-size: .8rem; color: var(--dim); display: flex; gap: .8rem; flex-wrap: wrap; }
.key::before { content: ""; display: inline-block; width: .9em; height: 2px; margin-right: .35em; vertical-align: middle; background: currentColor; }
.key.measured { color: var(--measured); } .key.compared { color: var(--compared); }
svg { display: block; width: 100%; height: auto; } .grid { stroke: var(--rule); } .tick { fill: var(--dim); font-size: 10px; }
.line { fill: none; stroke-width: 1.4; } .line.measured { stroke: var(--measured); } .line.compared { stroke: var(--compared); }
.line.quiet { stroke: var(--dim); stroke-dasharray: 4 3; stroke-width: 1; }
.bar.measured, .dot.measured { fill: var(--measured); } .none { padding: 3rem 0; text-align: center; }
`;
