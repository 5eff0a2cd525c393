/** A record as the model of the ERP keeps it. */
export type ErpRow = Readonly<Record<string, string | number | boolean | null | object>>;

type Condition = (row: ErpRow) => boolean;

/** The same few filters come in every seed. */
const conditions = new Map<string, Condition>();
const MOST_KNOWN = 5_000;

const TOKENS = /\s*(\(|\)|'(?:[^']|'')*'|[^\s()']+)/gy;

/**
 * The condition of a `$filter`: comparisons of a field with a literal, `and`, `or`, parentheses.
 * Days, times, instants and UUIDs compare as texts, as they order the same.
 */
export function filterOf(text: string | null): Condition {
  if (!text) return () => true;
  const known = conditions.get(text) ?? conditionOf(text);
  if (conditions.size < MOST_KNOWN) conditions.set(text, known);
  return known;
}

function conditionOf(text: string): Condition {
  const tokens = [...text.matchAll(TOKENS)].map((match) => match[1] ?? '');
  const condition = either(tokens);
  if (tokens.length > 0) throw new Error(`$filter not understood from ${tokens.join(' ')}`);
  return condition;
}

function either(tokens: string[]): Condition {
  let condition = both(tokens);
  while (tokens[0] === 'or') {
    tokens.shift();
    const [left, right] = [condition, both(tokens)];
    condition = (row) => left(row) || right(row);
  }
  return condition;
}

function both(tokens: string[]): Condition {
  let condition = single(tokens);
  while (tokens[0] === 'and') {
    tokens.shift();
    const [left, right] = [condition, single(tokens)];
    condition = (row) => left(row) && right(row);
  }
  return condition;
}

function single(tokens: string[]): Condition {
  if (tokens[0] === '(') {
    tokens.shift();
    const inside = either(tokens);
    if (tokens.shift() !== ')') throw new Error('$filter without a closing parenthesis');
    return inside;
  }
  const [field = '', operator = '', literal = ''] = tokens.splice(0, 3);
  const value = literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
  return (row) => compare(String(row[field] ?? ''), operator, value);
}

function compare(held: string, operator: string, value: string): boolean {
  switch (operator) {
    case 'eq':
      return held === value;
    case 'ne':
      return held !== value;
    case 'gt':
      return held > value;
    case 'ge':
      return held >= value;
    case 'lt':
      return held < value;
    case 'le':
      return held <= value;
    default:
      throw new Error(`$filter with the operator ${operator}`);
  }
}
