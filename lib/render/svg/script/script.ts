import { ACT } from './act.ts';
import { DRAW } from './draw.ts';
import { READ } from './read.ts';

/**
 * The script of a picture, as it stands in the file: ASCII, without the characters that an XML or an HTML parser could
 * take for its own (`<`, `&` but for `&&` in CDATA, `]]>`, a closing tag), comments and indentation left out.
 */
export const SCRIPT: string = `(() => {${pack(READ)}${pack(DRAW)}${pack(ACT)}})();`;

function pack(code: string): string {
  const lines = code.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('/*')).join('\n');
}
