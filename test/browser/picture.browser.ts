import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './chromium.ts';
import { difference, differenceFromStored } from './compare-images.ts';
import { PICTURES, writePicture } from './pictures.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'perfshift-browser-'));
});

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

/** Opens an address, hands the page to a test, and holds it to silence: no error, no word, no request but for the file. */
async function visit<T>(address: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 1200 }, ...options });
  try {
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    const [file] = address.split('#');
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== file) said.push(`request for ${request.url()}`);
    });
    await page.goto(address);
    const result = await look(page);
    expect(said).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

interface DrawnFrame {
  readonly kind: string;
  readonly title: string;
  readonly label: string;
  readonly rects: readonly string[];
}

/** The frames of the first graph as they are drawn, from left to right. */
async function framesIn(page: Page): Promise<readonly DrawnFrame[]> {
  const frames = await page.evaluate(() => {
    const graph = document.querySelector('.graph');
    return [...(graph?.children ?? [])].map((g) => ({
      kind: g.getAttribute('class') ?? '',
      title: g.querySelector('title')?.textContent ?? '',
      label:
        [...g.querySelectorAll('text')].map((text) => text.textContent).join('|') ||
        (g.localName === 'text' ? g.textContent : ''),
      rects: [...g.querySelectorAll('rect')].map((rect) =>
        ['class', 'x', 'y', 'width', 'height'].map((name) => rect.getAttribute(name)).join(' '),
      ),
    }));
  });
  return frames as readonly DrawnFrame[];
}

const info = (page: Page): Promise<string | null> => page.locator('.info').first().textContent();
const hits = (page: Page): Promise<string | null> => page.locator('.hits').first().textContent();
const frame = (page: Page, name: string): ReturnType<Page['locator']> =>
  page
    .locator('.graph > g')
    .filter({ has: page.locator('title', { hasText: new RegExp(`^${name}\\n`) }) })
    .first();
const fragment = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const path = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('.path')?.textContent ?? '');

describe('the script draws what the picture shows without it', () => {
  test.each([
    ['mail', []],
    ['runs', []],
    ['chains', []],
    ['report', []],
    ['mail', ['--measure', 'cost']],
    ['mail', ['--measure', 'corrected', '--scale', '1']],
    ['mail', ['--width-by', 'before']],
    ['chains', ['--width-by', 'after']],
    ['report', ['--width-by', 'delta']],
    ['chains', ['--color-by', 'self']],
    ['mail', ['--top', '5']],
    ['mail', ['--by', 'dso']],
  ] as const)('%s %j', async (name, args) => {
    const address = await writePicture(folder, 'same', [...(PICTURES[name] ?? []), ...args]);
    const still = await visit(address, { javaScriptEnabled: false }, framesIn);
    const alive = await visit(address, {}, framesIn);
    const sorted = (frames: readonly DrawnFrame[]): readonly DrawnFrame[] =>
      frames.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(still.length).toBeGreaterThan(2);
    expect(sorted(alive)).toEqual(sorted(still));
  });
});

/** Labels that leave their frame, and lines of words that leave the page. */
async function labelsBeyond(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const framed = [...document.querySelectorAll('.graph > g')].flatMap((g) => {
      const own = (g as unknown as { frame: { x: number; width: number; height: number } }).frame;
      return [...g.querySelectorAll('text')].map((text) => ({
        text,
        left: 16 + own.x,
        right: 16 + own.x + own.width,
        own,
      }));
    });
    const lines = [...document.querySelectorAll('.head text, .foot text, .key text')].map((text) => {
      return { text, left: 0, right: innerWidth, own: { height: 40 } };
    });
    const beyond = [...framed, ...lines].filter(({ text, left, right, own }) => {
      const box = text.getBoundingClientRect();
      return box.left < left - 0.5 || box.right > right + 0.5 || box.height > own.height + 1;
    });
    return beyond.map(({ text }) => text.textContent ?? '');
  });
}

describe.each(Object.keys(PICTURES))('no label of %s leaves its frame', (name) => {
  test.each([800, 1000, 1600])('at %i pixels', async (width) => {
    const address = await writePicture(folder, name, PICTURES[name] ?? []);
    const beyond = await visit(address, { viewport: { width, height: 900 } }, labelsBeyond);
    expect(beyond).toEqual([]);
  });
});

describe('a reader', () => {
  let mail: string;
  let chains: string;

  beforeAll(async () => {
    mail = await writePicture(folder, 'mail', PICTURES.mail ?? []);
    chains = await writePicture(folder, 'chains', PICTURES.chains ?? []);
  });

  test('sees the figures of the frame under the mouse', async () => {
    await visit(mail, {}, async (page) => {
      await frame(page, '__xdp_return').hover();
      expect(await info(page)).toBe(
        '__xdp_return   before 13.15 %, after 12.42 %, delta -0.73 points, x0.94   ns/packet 8.14 -> 7.71, -0.43',
      );
      expect(await page.locator('.graph .on').count()).toBe(1);
      await page.mouse.move(2, 2);
      expect(await page.locator('.graph .on').count()).toBe(0);
      expect(await info(page)).toContain('click or Enter: zoom');
    });
  });

  test('zooms by a click, sees the way, and goes back', async () => {
    await visit(chains, {}, async (page) => {
      const wide = async (name: string): Promise<number> => (await frame(page, name).boundingBox())?.width ?? 0;
      const before = await wide('parse_line');
      await frame(page, 'parse_line').click();
      // The frame has 880 of 968 pixels of outline at the most; its slot is all of them.
      expect(await wide('parse_line')).toBeGreaterThan(before);
      expect(
        await page.evaluate(() => (document.querySelector('.graph') as HTMLElement).getBoundingClientRect().width),
      ).toBeLessThanOrEqual(969);
      expect(await path(page)).toMatch(/^all > .* > main > parse_block > parse_line$/);
      expect(await fragment(page)).toMatch(/^#zoom=0:\d+$/);
      await page.locator('.path text', { hasText: /^main/ }).first().click();
      expect(await path(page)).toMatch(/ > main$/);
      await page.keyboard.press('Escape');
      expect(await path(page)).toMatch(/ > __libc_start_call_main$/);
      for (let at = 0; at < 6; at++) await page.keyboard.press('Escape');
      expect(await path(page)).toBe('all');
      expect(await fragment(page)).toBe('');
      expect(await wide('parse_line')).toBeCloseTo(before, 3);
    });
  });

  test('searches by a regular expression and is told its share', async () => {
    await visit(mail, {}, async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('^_*xdp_return');
      // By hand, from the mail: 13.15 + 2.18 before; 12.42 + 0.59 + 1.70 after.
      expect(await hits(page)).toBe('3 matches 15.33 -> 14.71 %, -0.62');
      expect(await page.locator('.graph .hit').count()).toBe(3);
      expect(await page.locator('.graph .off').count()).toBeGreaterThan(10);
      expect(await fragment(page)).toBe('#search=%5E_*xdp_return');
      await page.locator('input').first().fill('(');
      expect(await hits(page)).toBe('no regular expression');
      expect(await page.locator('.graph .off').count()).toBe(0);
      await page.keyboard.press('Escape');
      expect(await hits(page)).toBe('');
      expect(await fragment(page)).toBe('');
    });
    await visit(chains, {}, async (page) => {
      // A match within a match counts once: parse_block holds parse_line.
      await page.locator('input').first().fill('^parse_');
      const share = (side: string): number => {
        const lines = readFileSync(`samples/key-lookup/${side}.folded`, 'utf8').trim().split('\n');
        const sum = (some: readonly string[]): number =>
          some.reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
        return (100 * sum(lines.filter((line) => line.includes(';parse_')))) / sum(lines);
      };
      const [before, after] = [share('before'), share('after')];
      const delta = (after - before).toFixed(2);
      expect(await hits(page)).toBe(`3 matches ${before.toFixed(2)} -> ${after.toFixed(2)} %, ${delta}`);
    });
  });

  test('goes from frame to frame by keys', async () => {
    await visit(mail, {}, async (page) => {
      const on = async (): Promise<string> =>
        ((await page.locator('.graph .on title').first().textContent()) ?? '').split('\n')[0] ?? '';
      await page.keyboard.press('ArrowDown');
      expect(await on()).toBe('kernel');
      await page.keyboard.press('ArrowRight');
      expect(await on()).toBe('module');
      await page.keyboard.press('ArrowDown');
      expect(await on()).toBe('[mlx5_core]');
      await page.keyboard.press('Enter');
      expect(await path(page)).toBe('all > module > [mlx5_core]');
      await page.keyboard.press('ArrowDown');
      expect(await on()).toMatch(/^mlx5/);
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await on()).toBe('module');
      expect(await info(page)).toContain('module   before');
      await page.keyboard.press('Escape');
      expect(await path(page)).toBe('all > module');
    });
  });

  test('looks at one side, at both, or at shifts', async () => {
    await visit(mail, {}, async (page) => {
      const box = async (name: string): Promise<number> =>
        (await frame(page, name).locator('rect.a').first().boundingBox())?.width ?? 0;
      await page.locator('.key text', { hasText: 'before' }).first().click();
      expect(await fragment(page)).toBe('#view=before');
      // 100 points are 968 pixels: 13.15 before, 12.42 after; a pixel is left between frames.
      expect(await box('__xdp_return')).toBeCloseTo(968 * 0.1315 - 1, 0);
      await page.keyboard.press('3');
      expect(await fragment(page)).toBe('#view=after');
      expect(await box('__xdp_return')).toBeCloseTo(968 * 0.1242 - 1, 0);
      await page.keyboard.press('4');
      expect(await box('xdp_return_frame_rx_napi')).toBeGreaterThan(await box('__xdp_return'));
      await page.keyboard.press('1');
      expect(await fragment(page)).toBe('');
    });
  });

  test('finds the picture as the address says, and as it was left', async () => {
    const left = await visit(`${chains}#view=after&search=hash&zoom=0:9999`, {}, async (page) => {
      expect(await hits(page)).toMatch(/^\d+ match/);
      expect(await path(page)).toBe('all');
      await frame(page, 'parse_line').click();
      return { address: await fragment(page), way: await path(page), frames: await framesIn(page) };
    });
    expect(left.address).toMatch(/^#view=after&search=hash&zoom=0:\d+$/);
    expect(left.way).toMatch(/parse_line$/);
    await visit(`${chains}${left.address}`, {}, async (page) => {
      const found = { address: await fragment(page), way: await path(page), frames: await framesIn(page) };
      // The mouse was on the frame that was clicked; it is nowhere now.
      const plain = ({ frames, ...rest }: typeof left): object => ({
        ...rest,
        frames: frames.map((each) => ({ ...each, kind: each.kind.replace(' on', '') })),
      });
      expect(plain(found)).toEqual(plain(left));
      await page.evaluate(() => {
        location.hash = '#%E0%A4%A&view=nonsense&zoom=x:y';
      });
      await page.waitForFunction(() => document.querySelector('.path')?.textContent === 'all');
    });
  });

  test('uses the width of the window', async () => {
    await visit(mail, { viewport: { width: 1600, height: 900 } }, async (page) => {
      const wide = (): Promise<number> => page.evaluate(() => Number(document.documentElement.getAttribute('width')));
      expect(await wide()).toBe(1600);
      await page.setViewportSize({ width: 820, height: 900 });
      await page.waitForFunction(() => document.documentElement.getAttribute('width') === '820');
    });
  });
});

describe('the picture', () => {
  const page = async (scheme: 'light' | 'dark', script = true): Promise<readonly string[]> => {
    const address = await writePicture(folder, 'scheme', PICTURES.mail ?? []);
    return visit(address, { colorScheme: scheme, javaScriptEnabled: script }, (each) =>
      each.evaluate(() =>
        ['.page', 'text', '.n4 .a'].map((kind) => getComputedStyle(document.querySelector(kind) as Element).fill),
      ),
    );
  };

  test('is dark where the reader is, with or without a script', async () => {
    const light = await page('light');
    const dark = await page('dark');
    expect(light[0]).toBe('rgb(255, 255, 255)');
    expect(dark.filter((colour, at) => colour === light[at])).toEqual([]);
    expect(await page('dark', false)).toEqual(dark);
  });

  test('without a script has its tooltips and its list, and no controls', async () => {
    const address = await writePicture(folder, 'still', [...(PICTURES.mail ?? []), '--no-script']);
    await visit(address, {}, async (still) => {
      expect(await still.locator('.key').count()).toBe(0);
      expect(await frame(still, '__xdp_return').count()).toBe(1);
      expect(await still.locator('.foot text', { hasText: 'xdp_return_frame_rx_napi' }).count()).toBeGreaterThan(0);
    });
  });

  test('works within a page, and as an image of one', async () => {
    const address = await writePicture(folder, 'within', PICTURES.mail ?? []);
    const svg = readFileSync(new URL(address), 'utf8');
    const inline = join(folder, 'inline.html');
    writeFileSync(inline, `<!doctype html><meta charset="utf-8"><body style="margin:0">${svg}</body>`);
    await visit(`file://${inline}`, {}, async (html) => {
      await frame(html, '__xdp_return').hover();
      expect(await info(html)).toContain('before 13.15 %');
      await frame(html, '__xdp_return').click();
      expect(await path(html)).toBe('all > kernel > __xdp_return');
    });
    const image = join(folder, 'image.html');
    writeFileSync(image, '<!doctype html><body style="margin:0"><img src="within.svg">');
    const context = await browser.newContext();
    const html = await context.newPage();
    await html.goto(`file://${image}`);
    expect(await html.evaluate(() => (document.querySelector('img') as HTMLImageElement).naturalWidth)).toBe(1000);
    await context.close();
  });

  test('of several comparisons keeps each alive', async () => {
    const both = join(folder, 'both.txt');
    const text = readFileSync('samples/xdp-return/mail.txt', 'utf8');
    writeFileSync(both, `${text}\n\n${text.replaceAll('13.15%', '13.05%').replaceAll('12.42%', '12.44%')}`);
    const address = await writePicture(folder, 'both', [both]);
    await visit(address, {}, async (many) => {
      const panels = await many.locator('.panel').count();
      expect(panels).toBe(2);
      await many
        .locator('.panel')
        .nth(1)
        .locator('.graph > g')
        .filter({ has: many.locator('title', { hasText: /^module\n/ }) })
        .click();
      expect(await fragment(many)).toMatch(/^#zoom=1:\d+$/);
      expect(await path(many)).toBe('all');
    });
  });
});

/** A part of the pixels that may differ: other versions of the browser smooth letters differently. */
const TOLERANCE = 0.02;

describe('looks as it was looked at', () => {
  test.each([
    ['mail', 800, 'light'],
    ['mail', 1600, 'dark'],
    ['runs', 800, 'dark'],
    ['chains', 800, 'light'],
    ['chains', 1600, 'dark'],
  ] as const)('%s at %i pixels, %s', async (name, width, colorScheme) => {
    const address = await writePicture(folder, name, PICTURES[name] ?? []);
    const image = await visit(address, { viewport: { width, height: 640 }, colorScheme }, (each) => each.screenshot());
    const stored = `test/browser/screens/${name}-${width}-${colorScheme}.png`;
    expect(differenceFromStored(stored, image)).toBeLessThan(TOLERANCE);
  });

  test('and would be seen to look different', () => {
    const read = (name: string): Buffer => readFileSync(`test/browser/screens/${name}.png`);
    expect(difference(read('mail-800-light'), read('chains-800-light'))).toBeGreaterThan(TOLERANCE);
    expect(difference(read('mail-800-light'), read('mail-1600-dark'))).toBe(1);
  });
});
