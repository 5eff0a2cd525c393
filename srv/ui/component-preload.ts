import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What UI5 takes from a preload; styles and pictures are asked for by the browser. */
const PRELOADED = /\.(js|json|xml|properties)$/;

/**
 * All modules, fragments and texts of an app in one file, under the names that UI5 asks for them: one
 * request before the first list instead of one for each, and each only once the one before has come.
 * Modules are functions, since the browser runs no code out of texts (send-headers.ts).
 */
export function componentPreload(component: string, files: string): string {
  const folder = component.replaceAll('.', '/');
  const entries = namesIn(files).map((name) => {
    const text = readFileSync(join(files, name), 'utf8');
    return `${JSON.stringify(`${folder}/${name}`)}: ${contentOf(name, text)}`;
  });
  return `sap.ui.require.preload({\n${entries.join(',\n')}\n}, "${folder}/Component-preload");\n`;
}

function contentOf(name: string, text: string): string {
  return name.endsWith('.js') ? `function () {\n${text}\n}` : JSON.stringify(text);
}

function namesIn(files: string): string[] {
  return readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && PRELOADED.test(entry.name))
    .map((entry) => relative(files, join(entry.parentPath, entry.name)))
    .toSorted();
}
