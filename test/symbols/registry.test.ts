import { describe, expect, test } from 'vitest';
import { DOMAIN_RULES, NAME_RULES } from '../../lib/symbols/registry.ts';

const RULES = [...DOMAIN_RULES, ...NAME_RULES.map(({ rule }) => rule)];

describe('registry of rules', () => {
  test.each(RULES.map((rule) => [rule.name, rule.why] as const))('%s says why', (_, why) => {
    expect(why).toMatch(/^\S.{30,}\.$/);
  });

  test('names are unique', () => {
    expect(new Set(RULES.map((rule) => rule.name)).size).toBe(RULES.length);
  });

  test('some domain rule decides for a row that says nothing', () => {
    const draft = { domain: 'unknown', symbol: 'foo', dso: null, tag: null } as const;
    const last = DOMAIN_RULES.at(-1);
    expect(last?.apply(draft, { level: null, comm: null })).not.toBeNull();
  });
});
