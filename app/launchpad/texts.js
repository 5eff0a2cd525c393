const languages = ['en', 'es', 'de', 'pt'];
const storageKey = 'saldo-language';

let texts = {};

/** The language asked for here before, else the browser's if Saldo speaks it, else English. */
export function chosenLanguage() {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages.map(withoutRegion)];
  return wanted.find((language) => languages.includes(language)) ?? 'en';
}

export function chooseLanguage(language) {
  localStorage.setItem(storageKey, language);
  location.reload();
}

/** Loads the texts of the chosen language and puts them where the page asks for them. */
export async function loadTexts() {
  const language = chosenLanguage();
  texts = await (await fetch(`i18n/${language}.json`)).json();
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

function withoutRegion(language) {
  return language.split('-')[0];
}
