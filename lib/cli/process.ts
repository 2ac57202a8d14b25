import { readFileSync } from 'node:fs';
import { main } from './main.ts';

/** Runs perfshift as this process and returns the exit status. A closed pipe (`| head`) ends it quietly. */
export async function runProcess(): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? 0);
    });
  }
  return main(
    process.argv.slice(2),
    {
      stdout: (text) => process.stdout.write(text),
      stderr: (text) => process.stderr.write(text),
      isTTY: process.stdout.isTTY === true,
      columns: process.stdout.columns,
      env: process.env,
      platform: process.platform,
    },
    packageVersion(),
  );
}

function packageVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
