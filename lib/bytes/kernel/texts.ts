/** Texts of several kinds that are known, each with two numbers that it stands for, found by their bytes. */

import { SLOTS, TEXTS, TEXTS_END } from './memory.ts';

/** A slot: hash, and place of the text, 0 where nothing is (open addressing). */
const SLOT: u32 = 8;
/** The most slots, and one less: more texts than half of them are not found soon. */
const LAST_MASK: u32 = (TEXTS - SLOTS) / SLOT - 1;
const MOST_TEXTS: u32 = LAST_MASK / 2;
/** With so many slots it begins, less one: few stay in the caches. */
const FIRST_MASK: u32 = (1 << 12) - 1;

/** The golden ratio of 64 bits; more than a number of JavaScript holds. */
const FACTOR: u64 = (0x9e3779b9 << 32) | 0x7f4a7c15;

/** What stands before the bytes of a text: kind, length, and its two numbers. */
const HEAD: u32 = 16;

/** Bytes that a processor loads at once. */
const LINE: u32 = 64;

let filled: u32 = TEXTS;
let count: u32 = 0;
/** Slots, less one. */
let mask: u32 = FIRST_MASK;

/** Returns the place of a text between two places; 0 where none of its kind is known. */
export function findText(kind: u32, from: u32, to: u32): u32 {
  return load<u32>(slotOf(kind, from, to, hashOf(kind, from, to)), 4);
}

/** The first of the numbers of a text. */
export function firstOf(text: u32): i32 {
  return load<i32>(placeOfFirst(text));
}

/** Where the first of the numbers of a text stands. */
export function placeOfFirst(text: u32): u32 {
  return text + 8;
}

/** The second of the numbers of a text. */
export function secondOf(text: u32): i32 {
  return load<i32>(text, 12);
}

/** Returns the place of a text, which is added where it is not known; 0 where there is no room left. */
export function addText(kind: u32, from: u32, to: u32, value: i32, second: i32): u32 {
  return addHashed(kind, from, to, value, second, hashOf(kind, from, to));
}

/** Returns the place of the text that stands where one of a hash is looked for first; 0 where none does. */
export function slotTextOf(hash: u32): u32 {
  return load<u32>(firstSlot(hash), 4);
}

/** Loads the beginning of a text, so that it is near when it is looked at; returns something of it. */
export function touch(text: u32): u32 {
  return load<u32>(text) ^ load<u32>(text, LINE);
}

/** Does what `addText` does with a text of which the hash is known. */
export function addHashed(kind: u32, from: u32, to: u32, value: i32, second: i32, hash: u32): u32 {
  const slot = slotOf(kind, from, to, hash);
  const known = load<u32>(slot, 4);
  if (known !== 0) return known;
  const length = to - from;
  const text = filled;
  const end = text + HEAD + length;
  if (count === MOST_TEXTS || end > TEXTS_END) return 0;
  filled = behind(end);
  count++;
  store<u32>(text, kind);
  store<u32>(text, length, 4);
  store<i32>(text, value, 8);
  store<i32>(text, second, 12);
  memory.copy(text + HEAD, from, length);
  store<u32>(slot, hash);
  store<u32>(slot, text, 4);
  if (count * 2 > mask && mask < LAST_MASK) spread();
  return text;
}

/** Where the next text stands: what is compared 16 bytes at a time begins where such a load is whole. */
function behind(end: u32): u32 {
  return (end + 15) & ~15;
}

/** Gives all texts four times as many slots. */
function spread(): void {
  mask = mask * 4 + 3;
  memory.fill(SLOTS, 0, (mask + 1) * SLOT);
  for (let text = TEXTS; text < filled; ) {
    const from = text + HEAD;
    const end = from + load<u32>(text, 4);
    const hash = hashOf(load<u32>(text), from, end);
    let slot = firstSlot(hash);
    while (load<u32>(slot, 4) !== 0) slot = nextSlot(slot);
    store<u32>(slot, hash);
    store<u32>(slot, text, 4);
    text = behind(end);
  }
}

/** Where a text of a hash is looked for first. */
function firstSlot(hash: u32): u32 {
  return SLOTS + (hash & mask) * SLOT;
}

function nextSlot(slot: u32): u32 {
  return slot === SLOTS + mask * SLOT ? SLOTS : slot + SLOT;
}

/** Returns the slot of a text, or the empty one where it would stand. */
function slotOf(kind: u32, from: u32, to: u32, hash: u32): u32 {
  const length = to - from;
  let slot = firstSlot(hash);
  for (let text = load<u32>(slot, 4); text !== 0; text = load<u32>(slot, 4)) {
    const isAlike = load<u32>(slot) === hash && load<u32>(text) === kind && load<u32>(text, 4) === length;
    if (isAlike && isSame(text + HEAD, from, length)) break;
    slot = nextSlot(slot);
  }
  return slot;
}

function isSame(one: u32, other: u32, length: u32): bool {
  let at: u32 = 0;
  for (; at + 16 <= length; at += 16) if (sameBytes(one + at, other + at) !== 0xffff) return false;
  const behind = ~((1 << (length - at)) - 1);
  return ((sameBytes(one + at, other + at) | behind) & 0xffff) === 0xffff;
}

/** Returns a bit for each of 16 bytes, set where they are the same. */
function sameBytes(one: u32, other: u32): i32 {
  return i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)));
}

/** Returns the hash of a text: two, of every other eight bytes, so that a step need not wait for the one before it. */
export function hashOf(kind: u32, from: u32, to: u32): u32 {
  let even: u64 = kind;
  let odd: u64 = to - from;
  let at = from;
  for (; at + 16 <= to; at += 16) {
    even = mixed(even, load<u64>(at));
    odd = mixed(odd, load<u64>(at, 8));
  }
  if (at + 8 <= to) {
    even = mixed(even, load<u64>(at));
    at += 8;
  }
  if (at < to) odd = mixed(odd, load<u64>(at) & (((<u64>1) << ((to - at) * 8)) - 1));
  return <u32>mixed(even, odd);
}

/** A step of a hash after the manner of MurmurHash: each bit of eight bytes reaches the low bits, by which texts are found. */
function mixed(hash: u64, eight: u64): u64 {
  const product = (hash ^ eight) * FACTOR;
  return product ^ (product >> 32);
}
