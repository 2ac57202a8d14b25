/** Characters that are made of bytes at once: more are too many arguments. */
const AT_ONCE = 1 << 13;
/** Node has faster ways, a browser has none of them. */
const hasBuffer = typeof Buffer !== 'undefined';

/** Returns a character for each byte. */
export function latin1Of(bytes: Uint8Array): string {
  if (hasBuffer) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return text;
}

/** Returns a byte for each character; of one above 255 its low byte. */
export function bytesOfLatin1(text: string): Uint8Array {
  if (hasBuffer) return Buffer.from(text, 'latin1');
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Returns the bytes that pairs of hexadecimal digits are. */
export function bytesOfHex(digits: string): Uint8Array {
  if (hasBuffer) return Buffer.from(digits, 'hex');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Returns the bytes that a text in base64 is; what is no digit of it is passed over. */
export function bytesOfBase64(text: string): Uint8Array {
  if (hasBuffer) return Buffer.from(text, 'base64');
  const digits = text.replace(/[^A-Za-z0-9+/]/g, '');
  return bytesOfLatin1(atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0))));
}
