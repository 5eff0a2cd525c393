import type cds from '@sap/cds';

/** The id of what a request is bound to; nothing is read yet. */
export function idOf({ params }: cds.Request): string {
  const key = params.at(-1) as string | { ID?: string } | undefined;
  return (typeof key === 'string' ? key : key?.ID) ?? '';
}
