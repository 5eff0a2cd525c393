/** An app's name, as its tile has it: in the bar above the app, and on the browser's tab. */
import { pageLanguage, readJson, readTexts } from './texts.js';

// Where it cannot be told, the bar says Saldo alone; the app below says what is wrong with the server.
await start().catch(console.error);

async function start() {
  const apps = await readJson(new URL('apps.json', import.meta.url));
  const texts = await readTexts(pageLanguage());
  const show = () => showName(texts[`app.${appAt(apps, location)?.id}.title`]);
  show();
  addEventListener('hashchange', show);
}

/** The app at an address; of two that share a page, the one whose pages tell more of it. */
function appAt(apps, { pathname, hash }) {
  const startOf = ({ pages }) => pages?.find((page) => hash.startsWith(page)) ?? '';
  return apps
    .filter(({ href, pages }) => href.split('#')[0] === pathname && (!pages || startOf({ pages })))
    .toSorted((a, b) => startOf(b).length - startOf(a).length)[0];
}

function showName(name) {
  document.title = name ? `${name} · Saldo` : 'Saldo';
  document.getElementById('app-name').textContent = name ?? '';
}
