import { isPlainLine } from '../source/lines.ts';

let utf8: InstanceType<typeof TextDecoder> | null = null;

/**
 * Returns the text of bytes in UTF-8; null where they are none, or where the readable way would change them. `before`
 * and `behind` are what stands around them in the line.
 */
export function decodePlain(bytes: Uint8Array, before: string, behind: string): string | null {
  let text: string;
  try {
    // Most runs read nothing by its bytes.
    utf8 ??= new TextDecoder('utf-8', { fatal: true });
    text = utf8.decode(bytes);
  } catch {
    return null;
  }
  return isPlainLine(`${before}${text}${behind}`) ? text : null;
}
