import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { SaldoError } from '../../srv/domain/errors.ts';

/** One library of the build has begun: its name, its place in the row, and how many there are. */
export interface BuildStep {
  library: string;
  index: number;
  count: number;
}

const step = /Project (\d+) of (\d+): . Building \S+ project (\S+?)\.\.\./;
const keptLines = 15;

/**
 * Builds the carrier project and all its libraries with the UI5 CLI into `destination`;
 * `stop` ends the CLI too.
 * @throws SaldoError UI5_BUILD_FAILED with the last lines of the CLI's output
 */
export async function runUi5Build(
  destination: string,
  onStep: (step: BuildStep) => void,
  stop?: AbortSignal,
): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('@ui5/cli/bin/ui5.cjs');
  const options = ['--all', '--include-task=generateVersionInfo', `--dest=${destination}`];
  const child = spawn(process.execPath, [cli, 'build', ...options], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stop,
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.once('error', (error) => lines.push(error.message));
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      const found = readStep(line);
      if (found) onStep(found);
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
    });
  }
  if ((await ended) !== 0) throw buildFailed(lines);
}

function readStep(line: string): BuildStep | undefined {
  const [, index, count, library] = step.exec(line) ?? [];
  if (!library) return undefined;
  return { library, index: Number(index), count: Number(count) };
}

function buildFailed(lines: string[]): SaldoError {
  return new SaldoError(
    'UI5_BUILD_FAILED',
    'The SAPUI5 libraries could not be built; apps stay empty until they are. Check that the npm ' +
      `registry answers, then run: npx node app/ui5/build-libraries.ts\n${lines.join('\n')}`,
  );
}
