import type { Format } from './format.ts';
import { ignored } from './ignored/ignored.ts';
import { perfReport } from './perf-report/perf-report.ts';
import { perfRows } from './perf-rows/perf-rows.ts';
import { perfTop } from './perf-top/perf-top.ts';
import { perfTui } from './perf-tui/perf-tui.ts';
import { perfshiftMail } from './perfshift-mail/perfshift-mail.ts';

/** Every input format, the most distinctive first: the first that says a block begins at a line gets it. */
export const FORMATS: readonly Format[] = [perfshiftMail, ignored, perfTop, perfReport, perfTui, perfRows];
