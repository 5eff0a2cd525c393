import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { BenchResult } from './result.ts';
import { SUITES } from './suites.ts';

const RESULTS = fileURLToPath(new URL('./results.json', import.meta.url));
/** As the night is started; V8 of its own would keep four times the room for young objects. */
const PROCESS = ['--no-warnings', '--max-semi-space-size=16'];
const USAGE = `node bench/run.ts [--only ${Object.keys(SUITES).join('|')}]`;

/**
 * `npm run bench`: runs the benchmarks one after another, each in a process of its own, prints one
 * table and writes bench/results.json. A benchmark that fails leaves the others their figures.
 */
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const names = values.only ?? Object.keys(SUITES);
const unknown = names.filter((name) => !SUITES[name]);
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. ${USAGE}`);
  process.exit(2);
}

const results: BenchResult[] = [];
for (const name of names) {
  const start = performance.now();
  results.push(...(await runSuite(name)));
  console.error(`${name}: ${((performance.now() - start) / 1_000).toFixed(0)} s`);
}
console.table(results.map(toLine));
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);

async function runSuite(name: string): Promise<BenchResult[]> {
  const script = fileURLToPath(new URL('./suite.ts', import.meta.url));
  const child = fork(script, [name], { execArgv: PROCESS });
  let received: BenchResult[] = [];
  child.on('message', (message) => {
    received = message as BenchResult[];
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    console.error(`${name} failed (exit code ${code})`);
    process.exitCode = 1;
  }
  return received;
}

function toLine({ name, value, unit, limit, ratio, peers, rows, rssMb }: BenchResult) {
  return {
    name,
    value: rounded(value),
    unit,
    limit: rounded(limit),
    ratio: rounded(ratio),
    peers: Object.entries(peers)
      .map(([peer, figure]) => `${peer} ${rounded(figure)}`)
      .join(', '),
    rows,
    rssMb,
  };
}

/** Three digits are as many as a measurement has. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
