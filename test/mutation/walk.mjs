/**
 * Changes each folder in turn and tries it on the tests of that folder alone, so that its score is a lower bound: what a test of
 * another folder alone would notice counts as not noticed. Arguments are the folders, all four without.
 *
 * Prints the table of docs/quality.md, and writes what nobody noticed to `coverage/mutation/left.txt`.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const FOLDERS = process.argv.length > 2 ? process.argv.slice(2) : ['symbols', 'diff', 'stats', 'gate'];
const REPORT = 'coverage/mutation/report.json';
const LEFT = 'coverage/mutation/left.txt';
const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

mkdirSync('coverage/mutation', { recursive: true });
writeFileSync(LEFT, '');
process.stdout.write('| what | noticed | of | score % |\n|---|---|---|---|\n');
for (const folder of FOLDERS) {
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, MUTATE_TESTS: folder } };
  const { status } = spawnSync('npx', ['stryker', 'run', '--mutate', `lib/${folder}/*.ts`], options);
  if (status !== 0) throw new Error(`lib/${folder}: Stryker ended with ${status}`);
  const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  process.stdout.write(row(`\`lib/${folder}\``, all));
  for (const [name, { mutants, source }] of Object.entries(files)) {
    if (mutants.some(({ status: of }) => NOTICED.includes(of) || UNNOTICED.includes(of)))
      process.stdout.write(row(`\`${name.replace(/^lib\//, '')}\``, mutants));
    for (const mutant of mutants)
      if (UNNOTICED.includes(mutant.status)) appendFileSync(LEFT, line(name, source, mutant));
  }
}

function row(name, mutants) {
  const noticed = mutants.filter(({ status }) => NOTICED.includes(status)).length;
  const of = noticed + mutants.filter(({ status }) => UNNOTICED.includes(status)).length;
  return `| ${name} | ${noticed} | ${of} | ${Math.round((100 * noticed) / of)} |\n`;
}

/** `file:line: what stands there => what it became`. */
function line(name, source, { location: { start, end }, replacement = '', status }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const text =
    lines.length === 1 ? lines[0].slice(start.column - 1, end.column - 1) : `${lines[0].slice(start.column - 1)} …`;
  const reached = status === 'NoCoverage' ? ' (no test comes here)' : '';
  return `${name}:${start.line}: ${text} => ${replacement.replaceAll(/\s+/g, ' ')}${reached}\n`;
}
