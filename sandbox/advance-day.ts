import { parseArgs } from 'node:util';

/** Advances a running sandbox by one or more days: npx node sandbox/advance-day.ts --days 7. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4005' },
    days: { type: 'string', default: '1' },
  },
});

for (let day = 0; day < Number(values.days); day++) {
  const response = await fetch(`${values.url}/sandbox/advance-day`, { method: 'POST' });
  console.log(await response.text());
  if (!response.ok) process.exit(1);
}
