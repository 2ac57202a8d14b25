// Compiles lib/bytes/kernel to WebAssembly, and prints it as modules of text: what is bundled into a script has no other
// files. `--write` puts them where they belong; a test holds what stands there to what this prints.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const FOLDER = 'lib/bytes/kernel';
/** Each is code of its own, loaded only where it is needed. */
const MODULES = ['samples', 'rows', 'stacks'];
const OPTIONS = ['--optimizeLevel', '3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
/** Pages that lib/bytes/kernel/memory.ts lays out: 64 MB, of which only what is written takes room. */
const MEMORY = ['--initialMemory', '1024', '--maximumMemory', '1024'];

/** Throws with what the compiler says. */
async function compile(module) {
  let binary = null;
  const files = [`${FOLDER}/${module}.ts`, `${FOLDER}/piece.ts`, '--outFile', `${module}.wasm`];
  const { error, stderr } = await asc.main([...files, ...OPTIONS, ...MEMORY], {
    writeFile: (_, contents) => {
      binary = contents;
    },
  });
  if (error !== null || binary === null) throw new Error(stderr.toString());
  return Buffer.from(binary).toString('base64');
}

for (const module of MODULES) {
  const text = `/** \`kernel/${module}.ts\` as WebAssembly, in base64; \`npm run kernel\` writes it. */
export const ${module.toUpperCase()}_CODE: string =
  '${await compile(module)}';
`;
  if (process.argv.includes('--write')) writeFileSync(`lib/bytes/${module}-code.ts`, text);
  else process.stdout.write(text);
}
