const BEGINS =
  /^#\s+(To display the perf\.data header|Total Lost Samples:|Samples: (?=\d)|Events: (?=\d)|captured on\s*:|hostname :|dso: |comm: |symbol: )/;

/** Returns whether the line may begin the `#` header of perf report --stdio. */
export function beginsReportHeader(text: string): boolean {
  return headerPart(text) !== null;
}

/**
 * Returns which part of a header the line is, or null where any number of its kind may stand in one. A part that comes
 * again belongs to the header of another event, as below one without a sample.
 */
export function headerPart(text: string): string | null {
  return BEGINS.exec(text.trimStart())?.[1] ?? null;
}
