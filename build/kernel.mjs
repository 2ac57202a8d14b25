// Compiles lib/bytes/kernel to WebAssembly, and prints it as modules of text: what is bundled into a script has no other
// files. `--write` puts them where they belong; a test holds what stands there to what this prints.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

/** Each is code of its own, loaded only where it is needed: where the text belongs, and what it is called there. */
const MODULES = {
  kernel: { out: 'lib/bytes/kernel-code.ts', name: 'KERNEL_CODE' },
  stacks: { out: 'lib/bytes/stacks-code.ts', name: 'STACKS_CODE' },
};
const OPTIONS = ['--optimizeLevel', '3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
/** Pages that lib/bytes/kernel/memory.ts lays out: 64 MB, of which only what is written takes room. */
const MEMORY = ['--initialMemory', '1024', '--maximumMemory', '1024'];

/** Throws with what the compiler says. */
async function compile(module) {
  let binary = null;
  const files = [`lib/bytes/kernel/${module}.ts`, '--outFile', `${module}.wasm`];
  const { error, stderr } = await asc.main([...files, ...OPTIONS, ...MEMORY], {
    writeFile: (_, contents) => {
      binary = contents;
    },
  });
  if (error !== null || binary === null) throw new Error(stderr.toString());
  return Buffer.from(binary).toString('base64');
}

for (const [module, { out, name }] of Object.entries(MODULES)) {
  const text = `/** \`kernel/${module}.ts\` as WebAssembly, in base64; \`npm run kernel\` writes it. */
export const ${name}: string =
  '${await compile(module)}';
`;
  if (process.argv.includes('--write')) writeFileSync(out, text);
  else process.stdout.write(text);
}
