import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fileError } from '../file-error.ts';

/** What is done with the parts of an XML text as they come. Names are without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/**
 * Feeds XML piece by piece. Entities beyond XML's own five are refused with the rest of what is not
 * well-formed, so none is ever expanded. `longest` is how much may come without a tag.
 */
export function xmlReader(handlers: XmlHandlers, longest = 4_000_000) {
  // Lines and columns say nothing of a workbook: its XML has no lines.
  const parser = new SaxesParser({ position: false, xmlns: false });
  let sinceTag = 0;
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    sinceTag = 0;
    handlers.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    sinceTag = 0;
    handlers.close(localName(name));
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  parser.on('error', (error) => {
    throw fileError('FILE_NOT_READABLE', { reason: error.message });
  });
  return {
    write: (piece: string): void => {
      sinceTag += piece.length;
      if (sinceTag - piece.length > longest) {
        throw fileError('FILE_NOT_READABLE', {
          reason: `a text of more than ${longest} characters`,
        });
      }
      parser.write(piece);
    },
    end: (): void => {
      parser.close();
    },
  };
}

/** Some writers give the main namespace a prefix. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** All tags of a small text, in order, with their attributes. */
export function tagsOf(
  xml: string,
): { name: string; attributes: Readonly<Record<string, string>> }[] {
  const tags: ReturnType<typeof tagsOf> = [];
  if (xml === '') return tags;
  const reader = xmlReader({
    open: (name, attributes) => tags.push({ name, attributes }),
    close: () => undefined,
    text: () => undefined,
  });
  reader.write(xml);
  reader.end();
  return tags;
}
