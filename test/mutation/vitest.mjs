/**
 * As much of Vitest as the tests near the mutants use, in this very process: what a test file registers is kept and can be run
 * again and again, while Vitest makes a new thread for each mutant. `expect` is Vitest's own.
 */
import { createRequire } from 'node:module';

const require = createRequire(createRequire(import.meta.url).resolve('vitest/package.json'));
const chai = await import(require.resolve('chai'));
const library = await import(require.resolve('@vitest/expect'));
for (const plugin of [library.JestExtend, library.JestChaiExpect, library.JestAsymmetricMatchers]) chai.use(plugin);

/** Vitest's `expect`, without what belongs to a running test: no snapshots, no soft or polled expectations. */
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
library.setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);
globalThis[library.GLOBAL_EXPECT] = expect;
Object.assign(expect, globalThis[library.ASYMMETRIC_MATCHERS_OBJECT] ?? {});

/** What was registered, in order: `{ id, name, run }`. Ids are unique, also where a title stands twice. */
export const registered = [];

let file = '';
let titles = [];
let hooks = [];

/** Says whose tests are registered from now on. */
export function beginFile(name) {
  [file, titles, hooks] = [name, [], []];
}

/** Registers the tests of a block under its title. */
export function describe(title, register) {
  titles.push(title);
  const outer = hooks;
  hooks = [...hooks];
  register();
  hooks = outer;
  titles.pop();
}

/** Registers what runs once before the tests of its block. */
export function beforeAll(run) {
  let done = null;
  hooks.push(() => {
    done ??= run();
    return done;
  });
}

/** Registers a test. */
export function test(title, run) {
  const name = [...titles, title].join(' ');
  const first = hooks;
  registered.push({
    id: `${file}#${registered.length}`,
    name,
    run: async () => {
      for (const hook of first) await hook();
      await run();
    },
  });
}

test.each = (table) => (title, run) => {
  for (const [at, row] of table.entries()) {
    const values = Array.isArray(row) ? row : [row];
    test(`${title} (${at})`, () => run(...values));
  }
};
const skipped = Object.assign(() => undefined, { each: () => () => undefined });
test.skipIf = (skips) => (skips ? skipped : test);
