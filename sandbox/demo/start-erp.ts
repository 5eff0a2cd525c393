import type { IsoDate } from '../../srv/domain/iso-date.ts';
import { type Child, startChild } from './child.ts';
import { type ErpAccess, SANDBOX_USER } from './erp-access.ts';

export interface ErpChild {
  readonly erp: ErpAccess;
  readonly child: Child;
  /** What it says of itself: customers, items, seconds. */
  readonly summary: string;
}

const READY = /^sandbox ready at (\S+): (.*)$/;

/** Starts the stand-in ERP in a process of its own and waits until its bank is there. */
export async function startErp(options: {
  readonly port: number;
  readonly customers: number;
  readonly seed: number;
  readonly date: IsoDate;
  readonly onChild: (child: Child) => void;
}): Promise<ErpChild> {
  const { onChild, ...named } = options;
  const args = Object.entries(named).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = startChild('The stand-in ERP', ['sandbox/server.ts', ...args]);
  onChild(child);
  const [, url = '', summary = ''] = await child.waitFor(READY);
  return { erp: { url, ...SANDBOX_USER }, child, summary };
}
