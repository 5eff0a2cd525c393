import { type ErpDestination, HttpCaller } from '../http-caller.ts';
import { erpError } from '../http-failure.ts';
import type { ErpService } from '../services.ts';
import { type Edmx, readEdmx } from './edmx.ts';

const DEADLINE_MS = 60_000;

/** Fetches what a service declares of itself. ErpError, or METADATA_UNREADABLE for what is no such document. */
export type MetadataSource = (service: ErpService) => Promise<Edmx>;

/** Reads `$metadata` of the services behind a destination. */
export function metadataOf(destination: ErpDestination): MetadataSource {
  const caller = new HttpCaller(destination, { deadline: DEADLINE_MS, readRetries: 1 });
  return async (service) => {
    const target = { service, entity: '$metadata' };
    const answer = await caller
      .get(`${service.path}/$metadata`, { Accept: 'application/xml' })
      .catch((error: unknown) => Promise.reject(erpError(error, target)));
    return readEdmx(answer.data);
  };
}
