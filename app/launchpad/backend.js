const worklist = '/odata/v4/worklist/MyPositions';
const librariesPollMilliseconds = 2000;

/** Who I am here and whom I may be: {user, users: [{id, name, about, roles}], signOut?: address}. */
export async function readSession() {
  return readJson('session');
}

export async function signIn(user) {
  await fetch('session', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
}

/** Ends the session: at the address that ends it, else it is the demo's. */
export async function signOut(address) {
  if (address) return location.assign(address);
  await fetch('session', { method: 'DELETE' });
  location.reload();
}

/** The published day of the signed-in agent in counts, or undefined before the first night. */
export async function readDay() {
  const [first, open, high, promised, done] = await Promise.all([
    readJson(`${worklist}?$top=1&$select=businessDate`),
    count("status eq 'open'"),
    count("status eq 'open' and priority eq 'high'"),
    count("status eq 'open' and promisedAmount gt 0"),
    count("status ne 'open'"),
  ]);
  const businessDate = first.value[0]?.businessDate;
  return businessDate && { businessDate, open, high, promised, done };
}

/** Tells whether the SAPUI5 libraries are still missing, until they are there. */
export async function waitForLibraries(report) {
  while (!(await fetch('/resources/sap-ui-core.js', { method: 'HEAD' })).ok) {
    report(true);
    await new Promise((resolve) => setTimeout(resolve, librariesPollMilliseconds));
  }
  report(false);
}

async function count(filter) {
  const answer = await readJson(
    `${worklist}?$top=0&$count=true&$filter=${encodeURIComponent(filter)}`,
  );
  return answer['@odata.count'];
}

async function readJson(url) {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
