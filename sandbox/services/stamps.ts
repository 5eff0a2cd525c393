import type cds from '@sap/cds';
import type { Clock } from '../simulation/clock.ts';

/** Sets the change stamps that an entity has, whenever one of its rows is written over OData. */
export function stampChanges(service: cds.Service, clock: Clock): void {
  service.before(['CREATE', 'UPDATE'], '*', (req) => {
    const { elements } = req.target as unknown as cds.entity;
    const now = clock.now();
    const stamps: Record<string, string> = {
      LastChangeDate: now.date,
      LastChangeTime: now.time,
      LastChangeDateTime: now.instant,
    };
    for (const [name, value] of Object.entries(stamps)) {
      if (elements[name]) req.data[name] = value;
    }
    if (elements.ETag) req.data.ETag = partnerTag(req, now.instant);
  });
}

/** A_BusinessPartner's tag: the partner and the second of the change. */
function partnerTag(req: cds.Request, instant: string): string {
  const partner = String(Object.values(req.params.at(-1) ?? {})[0] ?? req.data.BusinessPartner);
  return partner + instant.replace(/\D/g, '').slice(0, 16);
}
