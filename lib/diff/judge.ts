import { judgeOneRun } from './one-run.ts';
import { judgeRuns } from './significance.ts';
import type { Judge } from './verdict.ts';

/** Judges repeated runs by how they vary, single ones by noise that was learned elsewhere. */
export const judge: Judge = (request) => {
  const { before, after } = request.sides;
  return before.runs === undefined && after.runs === undefined ? judgeOneRun(request) : judgeRuns(request);
};

export { testMeasurements } from './measurement-test.ts';
