const languages = ['en', 'es', 'de', 'pt'];
const storageKey = 'saldo-language';

let texts = {};

/** The language asked for here before, else the browser's if Saldo speaks it, else English. */
export function chosenLanguage() {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages.map(withoutRegion)];
  return wanted.find((language) => languages.includes(language)) ?? 'en';
}

/** The language an app's page is shown in: the one its address asks for, else the chosen one. */
export function pageLanguage() {
  const asked = new URLSearchParams(location.search).get('sap-language');
  return languages.find((language) => language === withoutRegion(asked ?? '')) ?? chosenLanguage();
}

export function chooseLanguage(language) {
  localStorage.setItem(storageKey, language);
  location.reload();
}

/** Loads the texts of the chosen language and puts them where the page asks for them. */
export async function loadTexts() {
  const language = chosenLanguage();
  texts = await readTexts(language);
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-text]')) {
    node.textContent = text(node.dataset.text);
  }
}

/** A text of the page, its {placeholders} filled; an unknown key stands for itself. */
export function text(key, values = {}) {
  const found = texts[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The launchpad's texts by key, for whichever page asks. */
export function readTexts(language) {
  return readJson(new URL(`i18n/${language}.json`, import.meta.url));
}

export async function readJson(url) {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

function withoutRegion(language) {
  return language.split('-')[0];
}
