import type { Line } from '../model/line.ts';
import type { Remark } from '../model/remark.ts';

/** `[no iov_iter_advance]`: what the author looked for and did not find. */
const ABSENT = /\[no ([A-Za-z_][\w.]{2,120})\]/;
/** `foo (now inline)`, `foo() (inlined)`, `foo (gone)`: what became of it. */
const BECAME = /\b([A-Za-z_][\w.]{2,120})(?:\(\))? (\((?:is |was |now |got |gets ){0,2}(?:inlined?|gone|removed)\))/;

/** What a remark is not without; asked first, because it is compiled in a tenth of the time. */
const HINT = /\[no |\((?:is|was|now|got|gets|inline|gone|removed)/;

/** Returns what the author of a text says about single symbols, in order. A frame that perf marks as inlined is none. */
export function remarksOf(lines: readonly Line[]): readonly Remark[] {
  return lines.flatMap(({ text, number }): readonly Remark[] => {
    if (!HINT.test(text)) return [];
    const absent = ABSENT.exec(text);
    if (absent !== null) return [{ symbol: absent[1] ?? '', words: absent[0], absent: true, line: number }];
    const became = /%\s|\[[k.guH]\]/.test(text) && !/\(now /.test(text) ? null : BECAME.exec(text);
    if (became === null) return [];
    return [{ symbol: became[1] ?? '', words: `${became[1]} ${became[2]}`, absent: false, line: number }];
  });
}
