import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** What functions/deployment/functions.yml gives a function. */
export interface DeployedFunction {
  readonly memoryGb: number;
  /** Seconds after which a call is ended. */
  readonly timeout: number;
  /** How many of it a queue may have at work at once. */
  readonly concurrency: number;
}

interface Definition {
  readonly memorySize: number;
  readonly timeout: number;
  readonly events?: readonly { readonly sqs?: { readonly maximumConcurrency?: number } }[];
}

const FILE = new URL('../../functions/deployment/functions.yml', import.meta.url);

/** Functions by name, as they are deployed. */
export async function deployedFunctions(): Promise<Record<string, DeployedFunction>> {
  // CloudFormation's own tags mean nothing here.
  const read = parse(await readFile(FILE, 'utf8'), { logLevel: 'silent' });
  const functions = Object.entries(read as Record<string, Definition>);
  return Object.fromEntries(functions.map(([name, one]) => [name, deployed(one)]));
}

function deployed({ memorySize, timeout, events = [] }: Definition): DeployedFunction {
  const concurrency = events[0]?.sqs?.maximumConcurrency ?? 1;
  return { memoryGb: memorySize / 1_024, timeout, concurrency };
}
