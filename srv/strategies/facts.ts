import type cds from '@sap/cds';
import { FITTING } from '../domain/check-condition.ts';
import { type FactDefinition, factCatalogue } from '../domain/fact-catalogue.ts';
import type { Language } from '../domain/language.ts';
import { languageOf } from '../requests/language-of.ts';
import { badRequest } from '../requests/refusal.ts';

interface FactQuery {
  readonly SELECT?: {
    readonly one?: boolean;
    readonly where?: unknown;
    readonly groupBy?: unknown;
    readonly search?: unknown;
    readonly limit?: { readonly rows?: { val: number }; readonly offset?: { val: number } };
  };
}

/**
 * The fact catalogue as rows. It is code, not a table: read whole, in pages or one by its id;
 * filters and searches are refused (FACTS_NOT_SEARCHABLE), since no database could do them.
 */
export function readFacts(request: cds.Request): object {
  const rows = factCatalogue().map((fact, position) =>
    rowOf(fact, position, languageOf(request.locale)),
  );
  const { where, groupBy, search, limit, one } = (request.query as FactQuery).SELECT ?? {};
  const key = request.params.at(-1) as { fact?: string } | string | undefined;
  if (one && key) {
    const id = typeof key === 'string' ? key : key.fact;
    return rows.filter(({ fact }) => fact === id)[0] ?? [];
  }
  if (where || groupBy || search) throw badRequest('FACTS_NOT_SEARCHABLE', '');
  const from = limit?.offset?.val ?? 0;
  const page = rows.slice(from, limit?.rows ? from + limit.rows.val : undefined);
  return Object.assign(page, { $count: rows.length });
}

function rowOf(
  { id, kind, label, parameters = [], source }: FactDefinition,
  position: number,
  language: Language,
) {
  return {
    fact: id,
    kind,
    label: label[language],
    source,
    operators: FITTING[kind],
    parameters,
    position,
  };
}
