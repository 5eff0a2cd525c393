import { type ErpDestination, openErp } from '../srv/erp/connection.ts';
import { type MirrorReport, mirrorFull } from '../srv/erp/mirror/mirror.ts';
import { openSqlite } from '../srv/platform/sqlite.ts';

/** `mirror-load.ts <source> <file> <ERP as JSON>`: a full load in a process of its own, and its peak. */
const [source = '', file = '', json = ''] = process.argv.slice(2);
const db = openSqlite(file);
try {
  const now = () => new Date().toISOString();
  const report = await mirrorFull(db, openErp(JSON.parse(json) as ErpDestination), { source, now });
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1_000);
  process.stdout.write(JSON.stringify({ ...report, peakMb }));
} finally {
  await db.close();
}

/** What the process prints as JSON. */
export type MeasuredLoad = MirrorReport & { readonly peakMb: number };
