/** Returns an option that takes a text. */
export const text = (describe: string): { type: 'string'; requiresArg: true; describe: string } => ({
  type: 'string',
  requiresArg: true,
  describe,
});

/** Returns an option that is there or not. */
export const flag = (describe: string): { type: 'boolean'; default: false; describe: string } => ({
  type: 'boolean',
  default: false,
  describe,
});

/** How yargs takes a command line apart. */
export const PARSING = {
  'dot-notation': false,
  'boolean-negation': false,
  'camel-case-expansion': false,
  'populate--': true,
} as const;
