import { commandLinePage } from './command-line.ts';
import { inputsPage } from './inputs.ts';
import { schemasPage } from './schemas.ts';
import { diagnosticsPage, rulesPage, wordsPage } from './words.ts';

/** The pages of docs/reference that are made from the source, by file. */
export const REFERENCE_PAGES: Readonly<Record<string, () => string>> = {
  'command-line.md': commandLinePage,
  'diagnostics.md': diagnosticsPage,
  'inputs.md': inputsPage,
  'rules.md': rulesPage,
  'schemas.md': schemasPage,
  'words.md': wordsPage,
};
