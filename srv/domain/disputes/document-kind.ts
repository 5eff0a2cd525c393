/** Kinds of documents that a case takes, by the ending of the name, and how the content of each begins. */
const BEGINNINGS: ReadonlyMap<string, readonly number[]> = new Map([
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['txt', []],
  ['eml', []],
]);

/** Text has no such byte; a program or a picture has it soon. */
const NUL = 0;

/** Whether a case takes documents of this name. */
export function isDocumentName(filename: string): boolean {
  return BEGINNINGS.has(endingOf(filename));
}

/**
 * Whether the first bytes of a document are those of the kind that its name says: a program is no
 * picture because it is called one.
 * @example isContentOf('proof.pdf', bytes('%PDF-1.7')) //=> true
 */
export function isContentOf(filename: string, first: Uint8Array): boolean {
  const beginning = BEGINNINGS.get(endingOf(filename));
  if (!beginning) return false;
  if (beginning.length === 0) return !first.includes(NUL);
  return beginning.every((byte, index) => first[index] === byte);
}

function endingOf(filename: string): string {
  return /\.([a-z]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? '';
}
