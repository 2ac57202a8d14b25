/** Standard errors of a row's shares, as proportions, and by how many of them an interval reaches to its level. */
export interface ShareErrors {
  readonly before: number;
  readonly after: number;
  readonly critical: number;
  readonly level: number;
}
