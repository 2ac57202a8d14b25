/**
 * Makes the panels of a picture alive: hover, zoom, path, search, views, keyboard, and their state in the fragment of
 * the address (`#view=after&search=veth&zoom=1:12`).
 */
export const ACT: string = String.raw`
const root = (document.currentScript || {}).parentNode || document.documentElement;
const alone = root === document.documentElement, MARGIN = 16, BAR = 70;
const state = { view: '', search: '', zoom: {} };
const offset = (g) => +/,([\d.]+)/.exec(g.getAttribute('transform'))[1];
const panels = [...root.querySelectorAll('.panel')].filter((g) => g.querySelector('metadata')).map((g) => {
  const graph = g.querySelector('.graph'), foot = g.querySelector('.foot');
  const p = read(g);
  const top = offset(graph), end = offset(foot);
  return Object.assign(p, { g, graph, foot, top, gap: 14, at: offset(g), shift: 0, now: p.root, tall: end - top - 14 });
});
const places = [...root.querySelectorAll('.panel')].map((g) => [g, offset(g)]);
let told = '';
const height = +root.getAttribute('height');
const unit = (p) => (p.d.chains ? ROW : p.d.leaf);

function show(p, width) {
  const view = state.view || p.d.view, zoom = p.all[state.zoom[p.n]] || p.root, inner = width - 2 * MARGIN, frames = [];
  slots(p, view);
  const scale = zoom.slot > 0 ? inner / zoom.slot : 0, over = [];
  for (let f = zoom.up; f; f = f.up) over.unshift(f);
  for (const f of over) frames.push(Object.assign(f, { x: 0, width: inner, scale: 0, over: true }));
  const way = scale ? [[zoom, 0]] : [];
  while (way.length) {
    const [f, x] = way.pop();
    frames.push(Object.assign(f, { x, width: f.slot * scale, scale, over: false }));
    let left = x;
    const kids = drawn(p.d, f, scale === 0 ? 0 : 2 / scale).map((kid) => { const item = [kid, left]; left += kid.slot * scale; return item; });
    way.push(...kids.reverse());
    f.parts = kids.map(([kid]) => kid).reverse();
  }
  const depth = Math.max(0, ...frames.map((f) => f.depth)), tall = depth * ROW + unit(p);
  const badges = Object.keys(p.d.ranks).length;
  p.graph.replaceChildren();
  for (const f of frames) {
    const leaf = !f.kids.length;
    f.g = null;
    f.y = f.depth * ROW;
    f.height = !p.d.chains && leaf ? tall - f.y : ROW;
    if (f.width > 0) p.graph.append(drawFrame(p.d, f, view));
  }
  for (const i in p.d.ranks) {
    const f = p.all[i];
    if (frames.includes(f) && f.width > 0)
      p.graph.append(make('text', { class: 'num m', 'text-anchor': 'middle', x: round(f.x + f.width / 2), y: round(tall + 11) }, p.d.ranks[i]));
  }
  p.frames = frames;
  p.shift = BAR + tall + (badges ? 14 : 0) - p.tall;
  p.graph.setAttribute('transform', 'translate(' + MARGIN + ',' + (p.top + BAR) + ')');
  p.foot.setAttribute('transform', 'translate(0,' + (p.top + p.tall + p.gap + p.shift) + ')');
  drawBar(p, zoom, inner);
  find(p);
}
function render() {
  const width = alone ? Math.max(760, innerWidth) : +root.getAttribute('width');
  for (const p of panels) show(p, width);
  let shift = 0;
  for (const [g, at] of places) {
    g.setAttribute('transform', 'translate(0,' + (at + shift) + ')');
    const p = panels.find((each) => each.g === g);
    if (p) shift += p.shift;
  }
  const tall = height + shift;
  root.setAttribute('width', width);
  root.setAttribute('height', tall);
  root.setAttribute('viewBox', '0 0 ' + width + ' ' + tall);
  const parts = [];
  if (state.view) parts.push('view=' + state.view);
  if (state.search) parts.push('search=' + encodeURIComponent(state.search));
  const zoomed = Object.keys(state.zoom).filter((n) => state.zoom[n]).map((n) => n + ':' + state.zoom[n]);
  if (zoomed.length) parts.push('zoom=' + zoomed.join());
  const wanted = parts.length ? '#' + parts.join('\x26') : '';
  if (alone && location.hash !== wanted) location.replace(wanted || '#');
  told = location.hash;
}
function restore() {
  state.view = state.search = '';
  state.zoom = {};
  for (const part of location.hash.slice(1).split('\x26')) {
    const at = part.indexOf('='), key = part.slice(0, at);
    let value = part.slice(at + 1);
    try { value = decodeURIComponent(value); } catch (e) { continue; }
    if (key === 'view' && ['max', 'before', 'after', 'delta'].includes(value)) state.view = value;
    if (key === 'search') state.search = value;
    if (key === 'zoom') for (const pair of value.split(',')) {
      const [n, i] = pair.split(':');
      if (panels[n] && panels[n].all[i]) state.zoom[n] = +i;
    }
  }
}
function button(p, x, text, kind, act) {
  const b = make('text', { x, y: 12, class: 'k ' + kind, role: 'button', tabindex: 0 }, text);
  b.onclick = act;
  b.onkeydown = (e) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); e.stopPropagation(); act(); } };
  p.bar.append(b);
  return x + (columns(text) + 2) * COLUMN;
}
const VIEWS = [['max', 'both'], ['before', 'before'], ['after', 'after'], ['delta', 'shifts']];
function drawBar(p, zoom, inner) {
  if (!p.bar) {
    p.bar = make('g', { class: 'key' });
    p.path = make('g', { class: 'path' });
    p.info = make('text', { class: 'm info', x: 0, y: 56, role: 'status' });
    const host = make('foreignObject', { x: 330, y: -4, width: 180, height: 22 });
    p.input = document.createElementNS('http://www.w3.org/1999/xhtml', 'input');
    p.input.setAttribute('placeholder', 'search (regex), /');
    p.input.setAttribute('aria-label', 'search by regular expression');
    p.input.oninput = () => { state.search = p.input.value; render(); };
    p.input.onkeydown = (e) => { e.stopPropagation(); if (e.key === 'Escape') { state.search = ''; p.input.value = ''; p.input.blur(); render(); } };
    host.append(p.input);
    p.hits = make('text', { class: 'm hits', x: 520, y: 12 });
    p.keys = make('g', { class: 'key', transform: 'translate(' + MARGIN + ',' + (p.top + 4) + ')' });
    p.keys.append(p.bar, host, p.hits, p.path, p.info);
    p.g.insertBefore(p.keys, p.graph);
    p.graph.setAttribute('tabindex', 0);
    p.graph.setAttribute('role', 'group');
    p.graph.setAttribute('aria-label', 'frames: arrow keys move, Enter zooms, Escape zooms out');
  }
  const back = document.activeElement && p.bar.contains(document.activeElement) ? [...p.bar.children].indexOf(document.activeElement) : -1;
  p.bar.replaceChildren();
  const view = state.view || p.d.view;
  let x = button(p, 0, 'show:', 'm', () => {});
  p.bar.firstChild.removeAttribute('role');
  p.bar.firstChild.removeAttribute('tabindex');
  for (const [name, text] of VIEWS) x = button(p, x, text, name === view ? 'now' : '', () => { state.view = name === p.d.view ? '' : name; render(); });
  if (back > 0 && p.bar.children[back]) p.bar.children[back].focus();
  if (p.input !== document.activeElement) p.input.value = state.search;
  p.path.replaceChildren();
  const way = [];
  for (let f = zoom; f; f = f.up) way.unshift(f);
  let left = 0;
  const keep = way.length > 6 ? [way[0], null, ...way.slice(-4)] : way;
  keep.forEach((f, at) => {
    const text = f ? plain(f.name, 24) + (at + 1 === keep.length ? '' : ' \u003e ') : '... \u003e ';
    const step = make('text', { x: left, y: 36, class: f ? 'k' : 'm' }, text);
    if (f) step.onclick = () => zoomTo(p, f);
    p.path.append(step);
    left += columns(text) * COLUMN;
  });
  p.rest = 'hover or arrow keys: figures; click or Enter: zoom; Esc: out; /: search; 1-4: show';
  tell(p, null);
}
function tell(p, f) {
  p.info.textContent = f ? cut(words(p.d, f).split('\n').join('   '), Math.floor(((alone ? Math.max(760, innerWidth) : +root.getAttribute('width')) - 40) / COLUMN)) : p.rest;
}
function zoomTo(p, f) {
  if (f.i === -1) return;
  state.zoom[p.n] = f.i || undefined;
  p.now = f;
  render();
  mark(p, f, false);
}
function mark(p, f, on) {
  for (const g of p.graph.querySelectorAll('.on')) g.classList.remove('on');
  p.now = f;
  if (f.g && on) f.g.classList.add('on');
  tell(p, f);
}
function find(p) {
  let test = null;
  p.hits.textContent = '';
  if (state.search) try { test = new RegExp(state.search, 'u'); } catch (e) { p.hits.textContent = 'no regular expression'; }
  p.graph.classList.toggle('some', !!test);
  if (!test) return;
  const sum = [0, 0], way = [p.root], hit = new Set();
  let n = 0;
  while (way.length) {
    const f = way.pop();
    if (f.kind !== 1 && f.i > 0 && test.test(f.name)) { n++; sum[0] += f.whole[0]; sum[1] += f.whole[1]; hit.add(f); }
    else way.push(...f.kids);
  }
  const b = sum[0] * p.d.points[0], a = sum[1] * p.d.points[1];
  p.hits.textContent = n + (n === 1 ? ' match ' : ' matches ') + b.toFixed(2) + ' -\u003e ' + a.toFixed(2) + ' %, ' + signed(a - b);
  for (const f of p.frames) {
    const g = f.g;
    if (!g) continue;
    const own = f.i > 0 && f.kind !== 1 && test.test(f.name);
    let within = own;
    for (let up = f; up && !within; up = up.up) within = hit.has(up);
    const holds = within || f.kids.some(function some(kid) { return hit.has(kid) || kid.kids.some(some); });
    if (own) g.classList.add('hit');
    if (!holds) g.classList.add('off');
  }
}
function frameOf(e) { for (let t = e.target; t && t !== root; t = t.parentNode) if (t.frame) return t.frame; return null; }
function move(p, key) {
  const f = p.now, up = f.up, row = up && up.parts || [];
  if (!p.frames.includes(f)) return p.frames.find((each) => !each.over) || p.root;
  const at = row.indexOf(f);
  if (key === 'ArrowUp') return up || f;
  if (key === 'ArrowDown') return !f.over && f.parts && f.parts.find((kid) => kid.width > 0) || p.frames[p.frames.indexOf(f) + 1] || f;
  const step = key === 'ArrowRight' ? 1 : -1;
  for (let i = at + step; row[i]; i += step) if (row[i].width > 0) return row[i];
  const near = p.frames.filter((each) => each.depth === f.depth && (step > 0 ? each.x > f.x : f.x > each.x));
  return near.length ? step > 0 ? near[0] : near[near.length - 1] : f;
}
panels.forEach((p, n) => {
  p.n = n;
  p.graph.addEventListener('mouseover', (e) => { const f = frameOf(e); if (f) mark(p, f, true); });
  p.graph.addEventListener('mouseleave', () => { for (const g of p.graph.querySelectorAll('.on')) g.classList.remove('on'); tell(p, null); });
  p.graph.addEventListener('click', (e) => { const f = frameOf(e); if (f) zoomTo(p, f); });
});
root.addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.localName === 'input') return;
  const p = panels.find((each) => each.g.contains(document.activeElement)) || panels[0];
  if (e.key === '/') { e.preventDefault(); p.input.focus(); }
  else if (e.key === 'Escape') { if (state.search) { state.search = ''; render(); } else { const f = p.all[state.zoom[p.n]]; zoomTo(p, f && f.up || p.root); } }
  else if ('1234'.includes(e.key)) { const name = VIEWS[e.key - 1][0]; state.view = name === p.d.view ? '' : name; render(); }
  else if (e.key === 'Enter') { zoomTo(p, p.now); }
  else if (e.key.startsWith('Arrow')) { e.preventDefault(); p.graph.focus(); mark(p, move(p, e.key), true); }
});
addEventListener('hashchange', () => { if (told !== location.hash) { restore(); render(); } });
if (alone) { let wide = innerWidth; addEventListener('resize', () => { if (wide !== innerWidth) { wide = innerWidth; render(); } }); }
if (panels.length) { restore(); render(); }
`;
