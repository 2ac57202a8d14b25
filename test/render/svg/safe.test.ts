import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callTree } from '../../../lib/model/call-tree.ts';
import type { Comparison } from '../../../lib/model/comparison.ts';
import { compare } from '../../../lib/pipeline/compare-all.ts';
import { readProfiles } from '../../../lib/pipeline/find-profiles.ts';
import { render } from '../../../lib/pipeline/render.ts';
import { ACT } from '../../../lib/render/svg/script/act.ts';
import { DRAW } from '../../../lib/render/svg/script/draw.ts';
import { READ } from '../../../lib/render/svg/script/read.ts';
import { SCRIPT } from '../../../lib/render/svg/script/script.ts';
import { dataOf, type Element, elementsOf, parsePicture } from './picture.ts';

/** Names that are markup, script, characters that steer, and parts of the picture's own text. */
const HOSTILE: readonly string[] = [
  '</script><script>alert(1)</script>',
  ']]>',
  '//]]></script>',
  '<![CDATA[',
  '</metadata></svg><svg onload=alert(1)>',
  '--><!--',
  '&lt;&amp;&#0;&nbsp;',
  '"\' onmouseover="alert(1)',
  '<?xml version="1.0"?>',
  '\u0000\u0007\u001b[31mred\u001b[0m',
  '\u202egnp.exe\u2066\u200b',
  '\ud800 lone \udc00',
  '\u{1f525}\u65e5\u672c\u8a9e e\u0301',
  '</title></desc>',
  '{"frames":[]}',
  '`$' + '{alert(1)}`',
  '__proto__',
  'constructor',
  '\\u003c\\',
  'url(#ps-hatch);}*{fill:red',
  SCRIPT.slice(0, 400),
  'x'.repeat(10_000),
  '\u65e5'.repeat(10_000),
  '<'.repeat(10_000),
];

async function named(name: string): Promise<Comparison> {
  const [profile] = readProfiles('prog;main;victim 10\nprog;main;other 5\n', name).profiles;
  if (profile?.stacks == null) throw new Error('no stacks');
  const rename = (symbol: string): string => (symbol === 'victim' ? name : symbol);
  const stacks = {
    ...profile.stacks,
    list: callTree(
      [...profile.stacks.list].map((stack) => ({
        ...stack,
        comm: name,
        frames: stack.frames.map((frame) => ({ ...frame, symbol: rename(frame.symbol), dso: name })),
      })),
    ),
  };
  const entries = profile.entries.map((entry) => ({
    ...entry,
    symbol: rename(entry.symbol ?? ''),
    dso: name,
    comm: name,
  }));
  const hostile = { ...profile, label: name, source: name, stacks, entries, facts: { ...profile.facts, event: name } };
  return compare(hostile, { ...hostile, stacks: { ...stacks, list: stacks.list.filter((chain) => chain > 0) } });
}

/** What an element may be, and its attributes; a name of an input never becomes one. */
const ELEMENTS = new Set('svg title desc style defs pattern path rect g text metadata script'.split(' '));
const ATTRIBUTES = new Set(
  'xmlns xml:space class width height viewBox id patternUnits patternTransform d stroke-width x y transform text-anchor'.split(
    ' ',
  ),
);

function strange(element: Element): readonly string[] {
  return [
    ...(ELEMENTS.has(element.name) ? [] : [element.name]),
    ...Object.keys(element.attributes).filter((name) => !ATTRIBUTES.has(name)),
    ...element.children.flatMap(strange),
  ];
}

async function check(name: string): Promise<void> {
  for (const flat of [false, true]) {
    const comparison = await named(name);
    const drawn = flat ? { ...comparison, stacks: { before: null, after: null } } : comparison;
    const svg = await render([drawn], 'svg');
    expect(svg).toMatch(/^[\n\x20-\x7e]+$/);
    expect(svg.length).toBeLessThan(250_000);
    const root = parsePicture(svg);
    expect(strange(root)).toEqual([]);
    expect(elementsOf(root, 'script').map(({ text }) => text.trim())).toEqual([`//\n${SCRIPT}\n//`]);
    expect(elementsOf(root, 'style')).toHaveLength(1);
    // An HTML parser ends a script and a style only here: one closing tag of each.
    expect(svg.match(/<\/script/gi)).toHaveLength(1);
    expect(svg.match(/<\/style/gi)).toHaveLength(1);
    expect(svg.match(/<!--/g)).toBeNull();
    // What a reader sees holds no character that steers or hides.
    const seen = ['text', 'title', 'desc'].flatMap((kind) => elementsOf(root, kind).map(({ text }) => text));
    expect(seen.filter((text) => /[^\n\P{Cc}]|\p{Cf}|\p{Cs}|[\ufffe\uffff]/u.test(text))).toEqual([]);
  }
}

describe('a name is only a name', () => {
  test.each(HOSTILE.map((name) => [name.slice(0, 40), name]))('%j', async (_short, name) => {
    await check(name);
  });

  test('whatever it is', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: 60 });
  });

  test('and stands in the data as it is, as far as it is whole characters', async () => {
    for (const name of HOSTILE.filter((each) => each.length < 1000 && !/\p{Surrogate}/u.test(each))) {
      const svg = await render([await named(name)], 'svg');
      expect(dataOf(svg)[0]?.words).toContain(name);
    }
  });
});

describe('the script', () => {
  test('is small, ASCII, and holds nothing that an XML or HTML parser takes for its own', () => {
    expect(SCRIPT.length).toBeLessThan(20_000);
    expect(SCRIPT).toMatch(/^[\n\x20-\x7e]+$/);
    for (const text of [']]>', '<', '</script', '<!--']) expect(SCRIPT).not.toContain(text);
  });

  test('asks for nothing from anywhere', () => {
    expect(SCRIPT).not.toMatch(
      /fetch|XMLHttp|import\b|eval|Function|WebSocket|sendBeacon|\bopen\(|innerHTML|outerHTML|insertAdjacent|document\.write/,
    );
    const urls = SCRIPT.match(/https?:[^'"]*/g);
    expect(new Set(urls)).toEqual(new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xhtml']));
  });

  test('can be parsed, with all that its comments explain left out', () => {
    expect(() => new Function(SCRIPT)).not.toThrow();
    expect(SCRIPT).not.toContain('/*');
    expect(`${READ}${DRAW}${ACT}`.match(/\/\*/g)?.length).toBeGreaterThan(2);
  });

  test('stays out where it is not wanted', async () => {
    const svg = await render([await named('main')], 'svg', { options: { picture: { script: false } } });
    expect(svg).not.toContain('<script');
  });
});
