/** Draws the frames of a panel, by the rules of the picture without a script: `draw-frame.ts`, `texts.ts`, `palette.ts`. */
export const DRAW: string = String.raw`
const ROW = 20, COLUMN = 7.25, CLASSES = 'n5 n4 n3 n2 n1 z p1 p2 p3 p4 p5 u v w x'.split(' ');
function make(name, attributes, text) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  if (text !== undefined) element.textContent = text;
  return element;
}
function round(x) { return Math.round(x * 100) / 100; }
/* Control and direction characters are shown, as in the picture itself. */
function plain(text, room) {
  return cut(!text ? '(no name)' : text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u2065\ufffe\uffff]/gu,
    (each) => '\\u{' + each.codePointAt(0).toString(16) + '}'), room);
}
function columns(text) {
  let n = 0;
  for (const each of text) n += '\x7f' > each ? 1 : 2;
  return n;
}
function take(list, room) {
  let n = 0;
  const end = list.findIndex((each) => { n += columns(each); return n > room; });
  return end === -1 ? list : list.slice(0, end);
}
function cut(text, room) {
  if (room >= columns(text)) return text;
  if (5 > room) return '';
  const list = [...text], half = (room - 2) / 2;
  return take(list, Math.ceil(half)).join('') + '\u2026' + take(list.slice().reverse(), Math.floor(half)).reverse().join('');
}
function label(sign, name, room) {
  if (!sign) return cut(name, room);
  const full = sign + ' ' + name;
  if (room >= columns(full)) return full;
  const rest = cut(name, room - columns(sign) - 1);
  return rest ? sign + ' ' + rest : room >= columns(sign) ? sign : '';
}
function drawFrame(d, f, view) {
  const g = make('g', { class: CLASSES[f.tone + 5] }), w = f.width;
  const rect = (kind, length) => g.append(make('rect', { class: kind, x: round(f.x + .5), y: round(f.y + .5),
    width: round(Math.max(.5, Math.min(length, w) - 1)), height: round(f.height - 1) }));
  const b = f.whole[0] * d.points[0] * f.scale, a = f.whole[1] * d.points[1] * d.factor * f.scale;
  const dash = Math.max(0, f.bound[0] * d.points[0], f.bound[1] * d.points[1] * d.factor) * f.scale;
  const fill = view === 'max' || view === 'after' ? a : view === 'before' ? b : w;
  const line = view === 'max' || view === 'before' ? b : 0;
  g.append(make('title', {}, words(d, f)));
  const most = Math.max(fill, line);
  f.g = g;
  g.frame = f;
  if (3 > w) { rect('a', most); return g; }
  if (f.kids.length && w - most > 3 && !f.over) rect('s', w);
  if (fill > 0 || f.over) rect('a', f.over ? w : fill);
  if (f.kind === 1 || f.kind !== 2 && !(f.whole[0] && f.whole[1])) rect('h', f.over ? w : most);
  if (line > 0 && !f.over) rect('b', line);
  if (dash > 0 && view === 'max') rect('b d', dash);
  drawLabel(d, f, g, w);
  return g;
}
function drawLabel(d, f, g, w) {
  const name = plain(f.name, 200), sign = prefix(d, f), room = Math.floor((w - 8) / COLUMN), long = Math.floor((f.height - 8) / COLUMN);
  const full = sign ? sign + ' ' + name : name, tall = f.height >= 60;
  if (tall && columns(full) > room && w >= 14 && long > room) {
    g.append(make('text', { transform: 'translate(' + round(f.x + w / 2 - 4) + ',' + round(f.y + 5) + ')rotate(90)' }, label(sign, name, long)));
    return;
  }
  const text = label(sign, name, room) || (w >= COLUMN + 2 ? sign.slice(0, 1).replace('\x3e', '+').replace('\x3c', '-') : '');
  if (!text) return;
  const x = round(text.length === 1 ? f.x + w / 2 - COLUMN / 2 : f.x + 4);
  g.append(make('text', { x, y: round(f.y + 14) }, text));
  const [b, a] = shares(d, f), figures = b.toFixed(2) + ' -\u003e ' + (a * d.factor).toFixed(2);
  if (tall && room >= columns(figures)) g.append(make('text', { x, y: round(f.y + 30) }, figures));
}
`;
