import type { Database } from '../../srv/platform/database.ts';
import { deployedDatabase } from './deployed-database.ts';
import { loadPortfolio, OTHER_SEGMENT, SEGMENT, SOURCE } from './portfolio.ts';
import { type Answer, type CallOptions, type SaldoServer, startSaldo } from './saldo-server.ts';

/** Saldo over a database with the portfolio, and that database to look into. */
export interface WorklistWorld {
  readonly db: Database;
  readonly server: SaldoServer;
  /** Calls the worklist service; as Ana unless another user is named. */
  worklist(path: string, options?: CallOptions): Promise<Answer>;
  /** Calls an action on a position in the retail segment. */
  act(partner: string, action: string, body?: object, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

const users = {
  ana: ['agent'],
  ben: ['agent'],
  cleo: ['administrator'],
  dora: ['supervisor', 'agent'],
  ina: ['integration'],
  nora: ['compliance'],
  lars: { roles: ['agent'], segments: [OTHER_SEGMENT] },
  rosa: { roles: ['supervisor'], segments: [SEGMENT], groups: ['DE-RETAIL-EARLY'] },
};

export type Kind = 'sqlite' | 'postgres';

/** With more of the server's environment, as where the ERP is. */
export async function worklistWorld(
  kind: Kind = 'sqlite',
  env: Readonly<Record<string, string>> = {},
): Promise<WorklistWorld> {
  const { db, credentials } = await deployedDatabase(kind);
  await loadPortfolio(db);
  const server = await startSaldo({ kind, credentials, users, env });
  const worklist: WorklistWorld['worklist'] = (path, options) =>
    server.call(`/odata/v4/worklist/${path}`, { user: 'ana', ...options });
  return {
    db,
    server,
    worklist,
    act: (partner, action, body = {}, options = {}) =>
      worklist(`${position(partner)}/WorklistService.${action}`, { body, ...options }),
    close: async () => {
      await server.stop();
      await db.close();
    },
  };
}

/** Path of a position. */
export function position(partner: string, segment = SEGMENT): string {
  return `MyPositions(segment='${segment}',source='${SOURCE}',partner='${partner}')`;
}
