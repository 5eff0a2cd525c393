import { mirrorViolations } from './oracle-mirror.ts';
import { operationViolations } from './oracle-operations.ts';
import type { BusinessRequest } from './requests.ts';
import type { SimImage } from './sim-image.ts';
import type { World } from './world.ts';

/** What a history breaks of the promises; empty when it keeps them all. */
export async function violationsOf(
  image: SimImage,
  world: World,
  requests: readonly BusinessRequest[],
): Promise<string[]> {
  return [
    ...(await operationViolations(image, world, requests)),
    ...(await mirrorViolations(image, world)),
  ];
}
