import { type Column, holdsShare, LONGEST_FIRST } from '../table/columns.ts';

/** The columns of figures of a hierarchy, and those of each level, the outermost first. */
export interface HierarchyTitles {
  readonly figures: readonly Column[];
  readonly levels: readonly (readonly Column[])[];
  readonly columns: readonly Column[];
}

/**
 * Returns the titles of a hierarchy, or null where the line has none: figures as in any table, then the levels with ` / `
 * between them, several columns of one level with `+`.
 */
export function parseHierarchyTitles(text: string): HierarchyTitles | null {
  if (!text.trimStart().startsWith('#') || !text.includes(' / ')) return null;
  const figures: Column[] = [];
  let rest = text.replace(/^\s*#\s*/, '').trimEnd();
  for (let found = figureAt(rest); found !== null; found = figureAt(rest)) {
    figures.push(found);
    rest = rest.slice(found.title.length).trimStart();
  }
  const levels = rest.split(' / ').map((level) => level.split('+').map((title) => columnOf(title.trim())));
  const isKnown = levels.every((level) => level.every((column) => column !== null));
  if (!figures.some((column) => holdsShare(column.kind)) || levels.length < 2 || !isKnown) return null;
  const known = levels.map((level) => level.filter((column) => column !== null));
  return { figures, levels: known, columns: [...figures, ...known.flat()] };
}

function figureAt(text: string): Column | null {
  const column = LONGEST_FIRST.find((each) => text.startsWith(each.title) && /^\s/.test(text.slice(each.title.length)));
  return column !== undefined && (holdsShare(column.kind) || /^(?:samples|period)$/.test(column.kind)) ? column : null;
}

function columnOf(title: string): Column | null {
  return LONGEST_FIRST.find((each) => each.title === title) ?? null;
}
