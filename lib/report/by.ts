/** What a row of the report may be. */
export const BYS = ['symbol', 'dso', 'domain', 'comm', 'group'] as const;

/** What a row is. */
export type By = (typeof BYS)[number];
