import { deployedSqlite } from '../support/deploy.ts';
import { findMutation } from './find-mutation.ts';
import { mutations } from './mutations.ts';
import { SimImage } from './sim-image.ts';

const MOST_SEEDS = 300;

let image: SimImage;

beforeAll(async () => {
  image = new SimImage(await deployedSqlite());
});

test.each(mutations().map((mutation) => [mutation.name, mutation] as const))(
  'the simulator finds out when %s is missing',
  async (_, mutation) => {
    const { afterSeeds, violation } = await findMutation(image, mutation, MOST_SEEDS);
    expect(violation).toEqual(expect.any(String));
    expect(mutation.sql.changed?.()).not.toBe(0);
    process.stdout.write(`without ${mutation.name}: seed ${afterSeeds}, ${violation}\n`);
  },
  120_000,
);
