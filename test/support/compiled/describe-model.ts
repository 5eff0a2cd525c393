import { createHash } from 'node:crypto';
import { facade, loadAsServer } from './facade.ts';
import { fingerprintOfGraph } from './graph-fingerprint.ts';

/** `describe-model.ts`: prints fingerprints of all that a server has of the model when it has started, as JSON. */
await facade.plugins;
const written = await loadAsServer();
const { sql, edmx } = facade.compile.to;
const described: Record<string, string> = {
  written: fingerprintOfGraph(written),
  sqlite: hash(sql(written, { dialect: 'sqlite' })),
  postgres: hash(sql(written, { dialect: 'postgres' })),
};
described.served = fingerprintOfGraph(facade.compile.for.nodejs(written));
for (const [text, { file, suffix }] of edmx(written, { service: 'all' })) {
  described[`${file}${suffix}`] = hash(text);
}
console.log(JSON.stringify(described));

function hash(content: string | readonly string[]): string {
  return createHash('sha256').update(String(content)).digest('hex');
}
