import type { Place } from './names.ts';
import type { Random } from './random.ts';

/** Lines of code to take from. */
const LINES = 3000;

/** Returns what makes patches of one file as git prints them, with one hunk or some, of the functions of these places. */
export function patchesOf(random: Random, kernel: readonly Place[]): () => readonly string[] {
  const names = kernel.map(({ symbol }) => symbol.replace(/\..*$/, ''));
  const code = Array.from({ length: LINES }, () => codeLine(random, random.pick(names)));
  return () => {
    const path = `net/core/${random.pick(['filter', 'dev', 'skbuff', 'page_pool', 'xdp', 'gro'])}.c`;
    const hunks = Array.from({ length: 1 + random.below(4) }, () => hunkOf(random, random.pick(names), code));
    return [
      '---',
      ` ${path} | ${2 + random.below(40)} ++--`,
      ` 1 file changed, ${1 + random.below(20)} insertions(+), ${1 + random.below(20)} deletions(-)`,
      '',
      `diff --git a/${path} b/${path}`,
      `index ${digits(random)}..${digits(random)} 100644`,
      `--- a/${path}`,
      `+++ b/${path}`,
      ...hunks.flat(),
      '-- ',
      '2.43.0',
    ];
  };
}

function digits(random: Random): string {
  return (0x100000 + random.below(0xefffff)).toString(16).padEnd(12, '0');
}

function hunkOf(random: Random, name: string, code: readonly string[]): readonly string[] {
  const start = 1 + random.below(9000);
  const many = 8 + random.below(16);
  const first = random.below(code.length - many);
  const lines = code.slice(first, first + many);
  const removed = lines.filter((line) => line.startsWith('-')).length;
  const added = lines.filter((line) => line.startsWith('+')).length;
  const kept = lines.length - removed - added;
  const place = `-${start},${kept + removed} +${start},${kept + added}`;
  return [`@@ ${place} @@ static int ${name}(struct net_device *dev)`, ...lines];
}

function codeLine(random: Random, name: string): string {
  const mark = random.pick([' ', ' ', ' ', '+', '-']);
  const line = random.pick([
    `\tif (unlikely(!${name}(skb, ${random.below(64)})))`,
    '\t\treturn -EINVAL;',
    `\terr = ${name}(dev, &ctx->queue[${random.below(8)}]);`,
    '',
    '\t}',
    `\t * ${name}() takes the lock, so that nobody`,
    `\tWRITE_ONCE(ctx->count, ctx->count + ${random.below(10)});`,
    `#define ${name.toUpperCase()}_MAX\t0x${random.below(4096).toString(16)}`,
  ]);
  return mark + line;
}
