import { expect, test } from 'vitest';
import { frameNamer } from '../../lib/symbols/name-frame.ts';

const TAG = '3f68498fa592198e';

test.each<[symbol: string, dso: string | null, name: string, object: string | null]>([
  ['foo.isra.0', '[kernel.kallsyms]', 'foo', '[kernel]'],
  [`bpf_prog_${TAG}_redir`, null, 'redir', '[bpf]'],
  ['main', '/usr/bin/app', 'main', 'app'],
  // What a collapser put behind a name stays there.
  ['foo.isra.0_[k]', null, 'foo_[k]', null],
  ['bar_[j]', null, 'bar_[j]', null],
  ['bar.cold_[i]', null, 'bar_[i]', null],
  ['run.part.0_[w]', null, 'run_[w]', null],
  // Others are part of the name.
  ['bar.cold_[x]', null, 'bar.cold_[x]', null],
  ['a_[k].cold', null, 'a_[k]', null],
  // A frame that is nothing but an annotation, or nothing, is what it is.
  ['_[k]', '/usr/bin/app', '_[k]', '/usr/bin/app'],
  ['', '/usr/bin/app', '', '/usr/bin/app'],
])('%j in %j is %s in %s', (symbol, dso, name, object) => {
  expect(frameNamer()({ symbol, dso, inlined: false })).toEqual({ symbol: name, dso: object });
});

test('suffixes are kept where that is asked for', () => {
  expect(frameNamer('keep')({ symbol: 'foo.isra.0_[k]', dso: null, inlined: false }).symbol).toBe('foo.isra.0_[k]');
});
