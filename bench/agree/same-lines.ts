import { spawnSync } from 'node:child_process';
import type { Agreement } from '../harness/row.ts';

/** Returns whether two files hold the same lines in whatever order, each as often; names the first that do not. */
export function sameLines(ours: string, theirs: string, peer: string): Agreement {
  const [one, two] = [sorted(ours), sorted(theirs)];
  const differing = run('sh', ['-c', 'comm -3 "$1" "$2" | head -n 3', 'sh', one, two]).trimEnd();
  const lines = run('sh', ['-c', 'wc -l < "$1"', 'sh', one]).trim();
  if (differing === '' && lines !== '0') return { holds: true, said: `${lines} lines equal those of ${peer}` };
  if (lines === '0') return { holds: false, said: 'nothing was printed' };
  const many = run('sh', ['-c', 'comm -3 "$1" "$2" | wc -l', 'sh', one, two]).trim();
  const first = differing.split('\n')[0]?.trim() ?? '';
  const cut = first.length > 120 ? `...${first.slice(-117)}` : first;
  return { holds: false, said: `${many} lines are not as those of ${peer}, the first: ${cut}` };
}

/** Sorts a file beside it; returns the path. */
function sorted(path: string): string {
  run('sort', ['-o', `${path}.sorted`, path]);
  return `${path}.sorted`;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}
