/** Something that looks like a secret, in a line of text. */
export interface FoundSecret {
  readonly kind: string;
  readonly line: string;
}

/** Forms that nothing but a secret has. */
const KINDS: Readonly<Record<string, RegExp>> = {
  'AWS access key': /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  'private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'GitHub token': /\bgh[pousr]_\w{30,}/,
  'npm token': /\bnpm_[A-Za-z0-9]{30,}/,
  'Slack token': /\bxox[abprs]-[\w-]{10,}/,
  'address with a password': /\b[a-z][a-z+]+:\/\/[^\s:/@'"`$]+:(?<value>[^\s/@'"`$]{3,})@/,
  password: /(password|passwd|secret|api_?key)['"]?\s*[:=]\s*['"](?<value>[^'"${}\s]{4,})['"]/i,
};

/** What the stand-in ERP, the test databases, made-up bindings and texts about them have there. */
const MADE_UP = /^(secret|sandbox|postgres|saldo|password|p(@|%40)ss)$/;

/** Every line of a text with something that looks like a secret. */
export function findSecrets(text: string): FoundSecret[] {
  return text.split('\n').flatMap((line) => {
    const kind = kindOf(line);
    return kind === undefined ? [] : [{ kind, line: line.slice(0, 200) }];
  });
}

function kindOf(line: string): string | undefined {
  for (const [kind, pattern] of Object.entries(KINDS)) {
    const found = pattern.exec(line);
    if (found && !MADE_UP.test(found.groups?.value ?? '')) return kind;
  }
  return undefined;
}
