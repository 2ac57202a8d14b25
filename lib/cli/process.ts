import { readFileSync } from 'node:fs';
import { EXIT } from './exit-code.ts';
import { main } from './main.ts';

/** Runs perfshift as this process and returns the exit status. A closed pipe (`| head`) ends it quietly. */
export async function runProcess(): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
      if (stream === process.stdout) {
        process.stderr.write(
          `<stdout>: error: cannot be written: ${error.message.replace(/^E[A-Z]+: |, \w+$/g, '')} [unwritable]\n`,
        );
      }
      process.exit(EXIT.input);
    });
  }
  return main(
    process.argv.slice(2),
    {
      stdout: (text) => process.stdout.write(text),
      stderr: (text) => process.stderr.write(text),
      isTTY: process.stdout.isTTY === true,
      isErrorTTY: process.stderr.isTTY === true,
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
