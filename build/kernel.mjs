// Compiles lib/bytes/kernel to WebAssembly, and prints it as a module of text: what is bundled into a script has no other
// files. `--write` puts it where it belongs; a test holds what stands there to what this prints.
import { writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

/** What is exported of these is what there is to call. */
const ENTRIES = ['lib/bytes/kernel/samples.ts', 'lib/bytes/kernel/rows.ts'];
const OUT = 'lib/bytes/kernel-code.ts';
const OPTIONS = ['--optimizeLevel', '3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];
/** Pages that lib/bytes/kernel/memory.ts lays out: 64 MB, of which only what is written takes room. */
const MEMORY = ['--initialMemory', '1024', '--maximumMemory', '1024'];

/** Throws with what the compiler says. */
async function compile() {
  let binary = null;
  const { error, stderr } = await asc.main([...ENTRIES, '--outFile', 'kernel.wasm', ...OPTIONS, ...MEMORY], {
    writeFile: (_, contents) => {
      binary = contents;
    },
  });
  if (error !== null || binary === null) throw new Error(stderr.toString());
  return Buffer.from(binary).toString('base64');
}

const text = `/** \`kernel\` as WebAssembly, in base64; \`npm run kernel\` writes it. */
export const KERNEL_CODE: string =
  '${await compile()}';
`;
if (process.argv.includes('--write')) writeFileSync(OUT, text);
else process.stdout.write(text);
