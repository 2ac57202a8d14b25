import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** How a script ended and what it printed. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder in which the commands of one document run in turn. */
export interface World {
  /** Runs a shell script, which ends at the first command that fails. */
  readonly sh: (script: string) => Ran;
  readonly remove: () => void;
}

/**
 * Programs that documents name and tests do not run: they would install, publish, or change the machine. Whatever else a document
 * calls is really called, and a script that calls what is not there fails.
 */
const STAND_INS = ['sudo', 'apt-get', 'git', 'man', 'docker'];

/** What a reader has before a document begins, and what it is made of. */
const FILES: Readonly<Record<string, string>> = {
  'mail.txt': 'samples/xdp-return/mail.txt',
  'before.txt': 'samples/perf-report-comm/before.txt',
  'after.txt': 'samples/perf-report-comm/after.txt',
  'v1.txt': 'samples/perf-report-comm/before.txt',
  'v2.txt': 'samples/perf-report-comm/after.txt',
  'v3.txt': 'samples/perf-report-comm/before.txt',
  'before.folded': 'samples/key-lookup/before.folded',
  'after.folded': 'samples/key-lookup/after.folded',
};

const PATCH = `diff --git a/net/core/xdp.c b/net/core/xdp.c
--- a/net/core/xdp.c
+++ b/net/core/xdp.c
@@ -400,3 +400,3 @@ void xdp_return_frame(struct xdp_frame *frame)
 {
-	old(frame);
+	new(frame);
 }
`;

/** Burns a little time, prints a rate, and does not mind how it is called. */
const PROGRAM = `#!/bin/sh
i=0
while [ $i -lt 600000 ]; do i=$((i + 1)); done
echo 1000000 packets/s
`;

/**
 * Makes the folder: the samples, the files that examples speak of, and programs that are recorded. `record` is made short there, runs on a
 * CPU that every machine has, and may write over what stood in its folder. With `recordings`, which need perf, two files of perf.data
 * lie there as well.
 */
export function makeWorld(recordings = false): World {
  const folder = mkdtempSync(join(tmpdir(), 'perfshift-docs-'));
  const at = (...names: readonly string[]): string => join(folder, ...names);
  for (const name of ['bin', 'home', 'old', 'new', 'runs', 'baseline']) mkdirSync(at(name));
  for (const name of ['samples', 'lib', 'test', 'package.json', '.ci']) symlinkSync(resolve(name), at(name));
  for (const [name, path] of Object.entries(FILES)) cpSync(path, at(name));
  for (const side of ['before', 'after']) {
    const runs = `samples/redirect-runs/${side}`;
    cpSync(runs, at(side), { recursive: true });
    cpSync(runs, at('runs', side), { recursive: true });
    for (const run of [1, 2, 3]) cpSync(`${runs}/${run}.report.txt`, at(`${side}-${run}.txt`));
  }
  for (const run of [1, 2, 3]) cpSync(`samples/redirect-runs/before/${run}.report.txt`, at('baseline', `${run}.txt`));
  writeFileSync(at('thread.mbox.gz'), gzipSync(mailbox()));
  writeFileSync(at('fix.patch'), PATCH);
  for (const path of ['bench', 'old/bench', 'new/bench']) writeFileSync(at(path), PROGRAM, { mode: 0o755 });
  const program = (name: string, text: string): void => writeFileSync(at('bin', name), text, { mode: 0o755 });
  for (const name of STAND_INS) program(name, '#!/bin/sh\nexit 0\n');
  program('npm', npm());
  program('npx', '#!/bin/sh\nexec "$@"\n');
  program('perfshift', perfshift());
  const env = {
    PATH: `${at('bin')}${delimiter}${process.env.PATH ?? ''}`,
    HOME: at('home'),
    LANG: 'C.UTF-8',
    SHELL: '/bin/bash',
  };
  const sh = (script: string): Ran => {
    const { status, stdout, stderr, error } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', expecting(script)], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    if (error !== undefined) throw error;
    return { status, out: stdout, err: stderr };
  };
  const record = (name: string, side: string): string => `perf record -q -e cpu-clock -g -o ${name} -- ./${side}/bench`;
  if (recordings) {
    const { status, err } = sh(`${record('before.data', 'old')}; ${record('after.data', 'new')}`);
    if (status !== 0) throw new Error(err);
  }
  return { sh, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Three mails, of which the last holds two tables. */
function mailbox(): string {
  const mail = (at: number, text: string): string =>
    `From someone@example.org Mon Jan  5 10:00:0${at} 2026\nFrom: Someone <someone@example.org>\nSubject: [PATCH net-next] xdp: mail ${at}\nMessage-ID: <${at}@example.org>\n\n${text}\n\n`;
  return (
    [1, 2].map((at) => mail(at, 'Looks good.')).join('') + mail(3, readFileSync('samples/xdp-return/mail.txt', 'utf8'))
  );
}

/** npm installs nothing here, but what it is asked to run has to be there. */
function npm(): string {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
  return `#!/bin/sh
case "$1" in
  ci | test | install | audit | sbom | pack | publish) exit 0 ;;
  run) case "$2" in ${Object.keys(scripts).join(' | ')}) exit 0 ;; esac ;;
esac
echo "npm: no such script: $*" >&2
exit 1
`;
}

/** The built program; a recording lasts no longer than it must. */
function perfshift(): string {
  return `#!/bin/bash
run() { exec ${process.execPath} ${resolve('dist/bin/perfshift.js')} "$@"; }
[ "$1" = record ] || run "$@"
args=(); last=; resume=
for arg in "$@"; do
  [ "$arg" = --resume ] && resume=yes
  case "$last" in
    --runs) arg=$(((arg + 4) / 5)) ;;
    --seconds) arg=2 ;;
    -C) arg=0 ;;
    -o) out=$arg ;;
  esac
  args+=("$arg"); last=$arg
done
case "$out" in */* | .* | '') ;; *) [ "$resume" ] || rm -rf "$out" ;; esac
run "\${args[@]}"
`;
}

/** A command of which its line says \`# exits with N\` has to end so. */
function expecting(script: string): string {
  return script.replace(
    /^(.*\S)\s+# exits with (\d+)$/gm,
    '{ $1; } && s=0 || s=$?; [ $s = $2 ] || { echo "ended with $s, not $2" >&2; exit 99; }',
  );
}
