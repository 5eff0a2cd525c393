import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { libraryFolder } from '../../srv/ui/library-cache.ts';

/** Its types are those of CommonJS. */
const { default: Sequencer } = createRequire(import.meta.url)(
  '@jest/test-sequencer',
) as typeof import('@jest/test-sequencer');

type Test = Parameters<InstanceType<typeof Sequencer>['sort']>[0][number];

/** Seconds that long suites took, by their paths. */
const seconds: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(new URL('./suite-seconds.json', import.meta.url), 'utf8'),
);
const BROWSER = 'test/browser/';

/**
 * Long suites first, so that no worker is left with one at the end: Jest knows a fresh clone's suites by the size of
 * their files only. Browser suites come last while the UI libraries are built beside the others.
 */
export default class LongestFirst extends Sequencer {
  override sort(tests: Test[]): Test[] {
    const hasLibraries = existsSync(libraryFolder());
    const rank = (path: string) =>
      path.startsWith(BROWSER) && !hasLibraries ? -1 : (seconds[path] ?? 0);
    const ranked = tests.map((test) => ({ test, rank: rank(pathOf(test)) }));
    return ranked.sort((one, other) => other.rank - one.rank).map(({ test }) => test);
  }
}

function pathOf({ path, context }: Test): string {
  return relative(context.config.rootDir, path);
}
