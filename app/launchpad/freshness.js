/** Up to when the figures of the ERP are in, in the bar above every app. */
import { pageLanguage, readJson, readTexts } from './texts.js';

const everyMilliseconds = 5 * 60_000;
/** Shows no figures of the ERP. */
const withoutFigures = ['/odata/v4/privacy/'];
const place = document.getElementById('freshness');

// Where it cannot be told, nothing stands there; the app below says what is wrong with the server.
await start().catch(hide);

async function start() {
  const language = pageLanguage();
  const texts = await readTexts(language);
  const { dataSources } = (await readJson('manifest.json'))['sap.app'];
  const [service] = Object.values(dataSources).map(({ uri }) => uri);
  if (withoutFigures.includes(service)) return;
  await show(service, texts, language);
  setInterval(() => {
    if (document.visibilityState === 'visible') show(service, texts, language).catch(hide);
  }, everyMilliseconds);
}

async function show(service, texts, language) {
  const { value } = await readJson(`${service}Freshness?$orderby=source`);
  if (value.length === 0) return hide();
  const fill = (key, values) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const toldOf = ({ asOf }) =>
    asOf ? fill('fresh.asOf', { time: timeOf(asOf, language) }) : texts['fresh.unknown'];
  const agrees = value.every(({ totalsAgree }) => totalsAgree !== false);
  place.textContent = [toldOf(oldestOf(value)), agrees ? '' : differingIn(value, texts, fill)]
    .filter(Boolean)
    .join(' · ');
  place.classList.toggle('differs', !agrees);
  place.title = value.map((one) => `${one.source}: ${toldOf(one)}${lagOf(one, fill)}`).join('\n');
  place.hidden = false;
}

/** A source that was never read to its end counts as the oldest. */
function oldestOf(sources) {
  return sources.toSorted((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? -1 : 1))[0];
}

/** One account of thousands is said to be one. */
function differingIn(sources, texts, fill) {
  const count = sources.reduce((sum, { accountsOff }) => sum + (accountsOff ?? 0), 0);
  if (count === 0) return texts['fresh.differs'];
  return count === 1 ? texts['fresh.oneOff'] : fill('fresh.accountsOff', { count });
}

function lagOf({ lagP95 }, fill) {
  return lagP95 === null ? '' : ` (${fill('fresh.lag', { seconds: lagP95 })})`;
}

/** The time alone today, with the day before that. */
function timeOf(instant, language) {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? {} : { dateStyle: 'short' };
  return new Intl.DateTimeFormat(language, { ...day, timeStyle: 'short' }).format(at);
}

function hide() {
  place.hidden = true;
}
