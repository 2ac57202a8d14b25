import { createRequire } from 'node:module';
import type * as HtmlEntities from 'html-entities';
import type Libmime from 'libmime';

/** Reading is synchronous from end to end, and a plain text must not pay for loading what only mails need. */
const require = createRequire(import.meta.url);

/** Returns the library that knows the headers of mails and their character sets; it is loaded when first asked for. */
export function mimeLibrary(): typeof Libmime {
  return require('libmime') as typeof Libmime;
}

/** Returns the library that knows the entities of HTML; it is loaded when first asked for. */
export function entityLibrary(): typeof HtmlEntities {
  return require('html-entities') as typeof HtmlEntities;
}
