/** The look of a report: the museum's colours and type, in one element, because the file stands by itself. */
import { createHash } from 'node:crypto'

export const reportStyle = `
:root{color-scheme:light dark;--plaster:#efebe4;--ink:#1c1a17;--stone:#5f5a52;--hairline:#d9d3c8;--brass:#7d5f28;--lapis:#26456e;--alarm:#8c2c1a;
--serif:'Source Serif 4 Variable','Source Serif 4','Noto Serif SC','Songti SC',Georgia,serif;
--sans:'Source Sans 3 Variable','Source Sans 3','Noto Sans SC','PingFang SC',system-ui,sans-serif}
:root:lang(zh){--serif:'Noto Serif SC','Noto Serif CJK SC','Songti SC','Source Serif 4',serif;--sans:'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Source Sans 3',sans-serif}
@media (prefers-color-scheme:dark){:root{--plaster:#14120f;--ink:#ece6da;--stone:#aaa294;--hairline:#37322b;--brass:#c9a45c;--lapis:#94b1dc;--alarm:#e58a74}}
*{box-sizing:border-box}
body{margin:0;background:var(--plaster);color:var(--ink);font:400 17px/1.6 var(--sans)}
:lang(zh) body{line-height:1.85;line-break:strict;text-autospace:normal}
main{max-width:880px;margin:0 auto;padding:48px 24px 96px}
h1{font:500 42px/1.15 var(--serif);margin:0}
h2{font:500 27px/1.2 var(--serif);margin:64px 0 16px}
h3{font:500 21px/1.3 var(--serif);margin:32px 0 8px}
p{max-width:62ch;margin:8px 0}
.quiet,figcaption,caption{color:var(--stone)}
.small,figcaption,caption,td small{font-size:14px}
.alarm{color:var(--alarm)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 32px;margin:24px 0 0}
dt{color:var(--stone)}dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:start;padding:8px 0}
th,td{text-align:start;vertical-align:baseline;padding:8px 24px 8px 0;border-bottom:1px solid var(--hairline);font-weight:400}
thead th{color:var(--stone);font-size:14px}
tbody th{font-weight:600}
td.number,th.number{text-align:end;white-space:nowrap}
th.stage,td.state{white-space:nowrap}
td.state{color:var(--stone)}td.state.done{color:var(--ink)}
td small{display:block;color:var(--stone)}
code{font:14px ui-monospace,'Cascadia Mono',Menlo,monospace;overflow-wrap:anywhere}
.matrix{width:auto}.matrix td{min-width:44px;padding:8px;text-align:center;border:0}.matrix thead th{text-align:center;padding:8px}.matrix tbody th{font-weight:400;border:0;white-space:nowrap}
.matrix td.right{font-weight:600}
${[1, 2, 3, 4, 5].map((i) => `.d${i}{background:color-mix(in srgb,var(--brass) ${i * 11}%,transparent)}`).join('')}
.examples td:nth-child(n+2){white-space:nowrap}
figure{margin:24px 0}
.pair{display:flex;flex-wrap:wrap;gap:0 48px;align-items:start}.pair table{width:auto}
svg{display:block;max-width:100%;height:auto}
svg text{font:14px var(--sans);fill:var(--ink)}svg .tick{fill:var(--stone)}svg .end{text-anchor:end}svg .middle{text-anchor:middle}
.grid{stroke:var(--hairline)}.ideal{stroke:var(--stone);stroke-dasharray:4 4}
polyline{fill:none;stroke-width:1.5}polyline.train{stroke:var(--brass)}polyline.dev{stroke:var(--lapis)}
svg .key.train{fill:var(--brass)}svg .key.dev{fill:var(--lapis)}.dot,.bar{fill:var(--brass)}
summary{cursor:pointer;padding:8px 0;color:var(--brass)}summary:focus-visible{outline:2px solid var(--brass);outline-offset:2px}
@media (max-width:600px){h1{font-size:33px}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
@media print{body{background:#fff;color:#000}}
`

/** The policy under which a report is read: its own style element, and nothing else. */
export function reportPolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
}

/** The same of a report that was written before, perhaps by another version of Mouseion. */
export const policyOfReport = (html: string): string =>
  reportPolicy(/<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '')
