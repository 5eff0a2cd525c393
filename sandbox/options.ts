import { parseArgs } from 'node:util';

/** How the sandbox is started. */
export interface SandboxOptions {
  port: number;
  customers: number;
  seed: number;
  date: string;
  /** Rows in one page of a collection; the server decides, as in SAP. */
  pageSize: number;
  /** ':memory:' or a file. */
  database: string;
  user: string;
  password: string;
}

/** Reads the command line; what is left out has the demo's value. */
export function readOptions(args: string[]): SandboxOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4005' },
      customers: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '7' },
      date: { type: 'string', default: '2026-11-22' },
      'page-size': { type: 'string', default: '5000' },
      database: { type: 'string', default: ':memory:' },
      user: { type: 'string', default: 'SALDO' },
      password: { type: 'string', default: 'sandbox' },
    },
  });
  return {
    port: Number(values.port),
    customers: Number(values.customers),
    seed: Number(values.seed),
    date: values.date,
    pageSize: Number(values['page-size']),
    database: values.database,
    user: values.user,
    password: values.password,
  };
}
