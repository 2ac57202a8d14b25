import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PNG } from 'pngjs';

/** How far a channel may be off before a pixel counts as another: smoothing of letters differs between machines. */
const CHANNEL = 40;

/** Returns an image at half of its size, without transparency: small to keep, and forgiving about the edges of letters. */
export function halve(image: Buffer): Buffer {
  const { data, width, height } = PNG.sync.read(image);
  const half = new PNG({ width: width >> 1, height: height >> 1 });
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      for (let channel = 0; channel < 4; channel++) {
        const of = (right: number, down: number): number =>
          data[((2 * y + down) * width + 2 * x + right) * 4 + channel] ?? 0;
        half.data[(y * half.width + x) * 4 + channel] = (of(0, 0) + of(1, 0) + of(0, 1) + of(1, 1)) >> 2;
      }
    }
  }
  return PNG.sync.write(half, { colorType: 2, deflateLevel: 9 });
}

/** Returns the part of the pixels that differ, 1 where the sizes do. */
export function difference(a: Buffer, b: Buffer): number {
  const [one, two] = [PNG.sync.read(a), PNG.sync.read(b)];
  if (one.width !== two.width || one.height !== two.height) return 1;
  let other = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const isOther = [0, 1, 2].some((c) => Math.abs((one.data[at + c] ?? 0) - (two.data[at + c] ?? 0)) > CHANNEL);
    if (isOther) other++;
  }
  return other / (one.width * one.height);
}

/** Returns how far a screenshot, at a quarter of its size, is from the stored one; one that is not stored, or is to be updated, is stored, but not in CI. */
export function differenceFromStored(path: string, screenshot: Buffer): number {
  const image = halve(halve(screenshot));
  const isStored = existsSync(path);
  if (!isStored && process.env.CI === 'true') return 1;
  if (!isStored || process.env.UPDATE_SCREENS === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, image);
  }
  return difference(readFileSync(path), image);
}
