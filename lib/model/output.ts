/** What a format makes: text, the bytes of what is no text, or UTF-8 a piece at a time, made when it is asked for. */
export type Output = string | Uint8Array | Iterable<Uint8Array>;

/** Returns the pieces of an output, as bytes. */
export function piecesOf(output: Output): Iterable<Uint8Array> {
  if (typeof output === 'string') return [new TextEncoder().encode(output)];
  return output instanceof Uint8Array ? [output] : output;
}

/** Returns UTF-8 that comes in pieces as one text. */
export function textOf(pieces: Iterable<Uint8Array>): string {
  const decoder = new TextDecoder();
  const parts = Array.from(pieces, (piece) => decoder.decode(piece, { stream: true }));
  return parts.join('') + decoder.decode();
}
