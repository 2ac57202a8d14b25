// Writes the pages of docs/reference that are made from the source.
import { writeFileSync } from 'node:fs';
import { REFERENCE_PAGES } from './pages.ts';

for (const [name, make] of Object.entries(REFERENCE_PAGES)) writeFileSync(`docs/reference/${name}`, make());
