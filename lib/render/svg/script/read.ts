/**
 * Reads the data of a panel into frames, sums them up and lays them out. The rules are those of the picture without a
 * script: `sum-narrow.ts`, `lay-out.ts`, `frame-words.ts`; a test in a browser holds the two together.
 */
export const READ: string = String.raw`
function read(panel) {
  const d = JSON.parse(panel.querySelector('metadata').textContent), all = [], way = [];
  for (let i = 0; i !== d.frames.length; i += 7) {
    const [depth, name, before, after, tone, kind, note] = d.frames.slice(i, i + 7);
    const f = { i: i / 7, depth, name: d.words[name], own: [Math.max(0, before), Math.max(0, after)],
      bound: [before >= 0 ? -1 : -1 - before, after >= 0 ? -1 : -1 - after], tone, kind,
      note: note === -1 ? '' : d.words[note], kids: [], up: null };
    way.length = depth;
    if (depth) { f.up = way[depth - 1]; f.up.kids.push(f); }
    way.push(f);
    all.push(f);
  }
  for (let i = all.length; i--;) {
    const f = all[i];
    f.whole = f.own.slice();
    for (const kid of f.kids) { f.whole[0] += kid.whole[0]; f.whole[1] += kid.whole[1]; }
  }
  return { d, all, root: all[0] };
}
/* The width of what is a frame's own, in points of the before total. */
function ownSlot(d, f, view) {
  const b = f.own[0] * d.points[0], a = f.own[1] * d.points[1] * d.factor;
  if (view === 'before') return b;
  if (view === 'after') return a;
  if (view === 'max') return Math.max(b, a);
  return d.bounded[f.i] ? Math.abs(d.bounded[f.i][2]) : Math.abs(a - b);
}
function slots({ d, all }, view) {
  for (let i = all.length; i--;) {
    const f = all[i];
    f.slot = ownSlot(d, f, view);
    for (const kid of f.kids) f.slot += kid.slot;
  }
}
/* The children as they are drawn: narrow ones summed, behind the others and before what no row lists. */
function drawn(d, f, least) {
  const narrow = f.kids.filter((kid) => least > kid.slot && kid.kind !== 1);
  if (!narrow.length || narrow.length === 1 && !narrow[0].kids.length) return f.kids;
  const sum = { i: -1, depth: f.depth + 1, own: [0, 0], whole: [0, 0], bound: [-1, -1], slot: 0, kind: 2, kids: [], up: f, n: 0,
    note: 'the sum of frames that are too narrow to draw, or left out' };
  for (const kid of narrow) {
    sum.whole[0] += kid.whole[0]; sum.whole[1] += kid.whole[1]; sum.slot += kid.slot;
    sum.n += kid.kind === 2 ? +/\d+/.exec(kid.name)[0] : 1;
    sum.open = sum.open || kid.open || d.bounded[kid.i];
  }
  sum.own = sum.whole;
  sum.tone = narrow.some((kid) => kid.tone === 7 || kid.tone === 8) ? 7 : sum.open || narrow.some((kid) => kid.tone === 6) ? 6
    : toneOf(d, sum.whole[1] * d.points[1] * d.factor - sum.whole[0] * d.points[0]);
  sum.name = 'and ' + sum.n + ' more';
  const wide = f.kids.filter((kid) => !narrow.includes(kid));
  return [...wide.filter((kid) => kid.kind !== 1), sum, ...wide.filter((kid) => kid.kind === 1)];
}
function toneOf(d, x) {
  const step = d.steps.filter((each) => Math.abs(x) >= each - 1e-9).length;
  return 0 > x ? -step : step;
}
function boundOf(d, f) { return d.bounded[f.i] || f.open && ['?', '?', 0]; }
function signed(x) { const t = Math.abs(x).toFixed(2); return +t ? (0 > x ? '-' : '+') + t : t; }
function side(d, f, at) {
  const v = f.bound[at] >= 0 ? f.bound[at] : f.whole[at];
  if (f.bound[at] === 0) return 'not there';
  return (f.bound[at] > 0 ? '\u003c=' : '') + (v * d.points[at]).toFixed(2) + ' %';
}
function shares(d, f) { return [f.whole[0] * d.points[0], f.whole[1] * d.points[1]]; }
function measured(d, f, own) {
  const known = boundOf(d, f);
  if (known) return known[1];
  const v = own ? f.own : f.whole;
  return signed(v[1] * d.points[1] * d.factor - v[0] * d.points[0]);
}
function words(d, f) {
  const [b, a] = shares(d, f), known = boundOf(d, f);
  const lines = [plain(f.name, 300), 'before ' + side(d, f, 0) + ', after ' + side(d, f, 1) + ', delta '
    + (known ? known[0] : signed(a - b)) + ' points' + (b > 0 && a > 0 ? ', x' + (a / b).toFixed(2) : '')];
  if (d.measure === 'corrected') lines.push('at equal cost ' + measured(d, f) + ' points of the before total');
  if (d.cost && !known) {
    const from = b * d.cost[1] / 100, to = a * d.cost[2] / 100;
    lines.push(d.cost[0] + ' ' + from.toFixed(2) + ' -\u003e ' + to.toFixed(2) + ', ' + signed(to - from));
  }
  if (f.note) lines.push(f.note);
  return lines.join('\n');
}
function prefix(d, f) {
  if (f.tone > 5) return f.tone === 6 ? '?' : f.tone === 7 ? '~' : '';
  const t = measured(d, f, d.self);
  return +t === 0 ? '' : t;
}
`;
