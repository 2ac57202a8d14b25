import { expect, test } from 'vitest';
import { isPatched } from '../../lib/diff/patched.ts';

const FUNCTIONS = new Set(['xdp_do_redirect', 'Queue::push', 'pop', '__do_sys_read']);

test.each([
  ['xdp_do_redirect', true],
  ['xdp_do_redirect_frame', false],
  ['__do_sys_read', true],
  ['Queue::push', true],
  ['net::Queue::push(int)', true],
  ['net::Queue::push_back(int)', false],
  ['net::Ring<std::pair<int, pop> >::pop(bool)', true],
  ['net::Ring<net::Queue::push>::clear()', false],
  ['push', false],
  ['std::pop<int>', true],
  ['std::pop(int)', true],
  ['std::pop (int)', true],
  ['std::pop(int) const', true],
  ['std::pop<int>(int) const', true],
  ['std::pop(int) constant', false],
  ['a::b(std::pop)', false],
  ['pop(int)', false],
  ['a(b)::pop', true],
])('%s: %s', (symbol, expected) => {
  expect(isPatched({ symbol }, FUNCTIONS)).toBe(expected);
});
