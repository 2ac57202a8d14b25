// Packs what would be published, installs it into an empty folder and uses it as somebody does who never saw the source: once for each
// Node that is named, else for this one. `node build/try-package.mjs [node …]`; ends with 1 where something fails.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'perfshift-package-'));
const nodes = process.argv.length > 2 ? process.argv.slice(2) : [process.execPath];

const run = (file, args, cwd) => execFileSync(file, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const say = (text) => process.stdout.write(`${text}\n`);

function expectIn(text, words, what) {
  if (!text.includes(words)) throw new Error(`${what}: expected "${words}" in:\n${text}`);
}

/** What a user does with the installed package under one Node. */
function use(node, home) {
  const own = join(home, 'node_modules/perfshift');
  const bin = join(home, 'node_modules/.bin/perfshift');
  const mail = join(own, 'samples/xdp-return/mail.txt');
  const perfshift = (...args) => run(node, [bin, ...args], home);
  expectIn(perfshift('--version'), JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')).version, '--version');
  // The second run starts from V8's cache.
  for (let time = 0; time < 2; time++) expectIn(perfshift(mail), '13.15  12.42   -0.73', 'the sample');
  for (const ending of ['md', 'csv', 'json', 'svg', 'folded', 'pb.gz', 'speedscope.json'])
    perfshift(mail, '--quiet', '-o', join(home, `out.${ending}`));
  expectIn(perfshift(join(home, 'out.pb.gz')), '13.15  12.42   -0.73', 'what was written for pprof');
  const code = `import { readFileSync } from 'node:fs'; import { compare, readProfiles, render } from 'perfshift';
    const { profiles: [a, b] } = readProfiles(readFileSync(${JSON.stringify(mail)}, 'utf8'));
    console.log(await render([await compare(a, b)], 'mail'));`;
  expectIn(run(node, ['--input-type=module', '-e', code], home), '-0.73', 'the library');
}

/** Types under both ways of resolution, with nothing skipped. */
function checkTypes(home) {
  writeFileSync(
    join(home, 'use.mts'),
    "import { readProfiles, type Profile } from 'perfshift';\nexport const all: readonly Profile[] = readProfiles('').profiles;\n",
  );
  for (const [module, moduleResolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    const options = [
      '--strict',
      '--noEmit',
      '--target',
      'es2022',
      '--lib',
      'es2022',
      '--types',
      '',
      '--module',
      module,
    ];
    run(
      process.execPath,
      [resolve('node_modules/typescript/bin/tsc'), ...options, '--moduleResolution', moduleResolution, 'use.mts'],
      home,
    );
  }
}

try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], '.'));
  say(`${packed.filename}: ${packed.files.length} files, ${packed.unpackedSize} bytes unpacked, ${packed.size} packed`);
  const home = join(folder, 'empty');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, packed.filename)], home);
  expectIn(run('npx', ['--no-install', 'perfshift', 'explain', '<='], home), 'at most', 'npx');
  say('npm install, npx: passed');
  checkTypes(home);
  say('types with node16 and bundler: passed');
  for (const node of nodes) {
    use(resolve(node), home);
    say(`${run(resolve(node), ['--version'], home).trim()}: passed`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
