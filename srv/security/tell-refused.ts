import type { NextFunction, Request, Response } from 'express';
import { SaldoError } from '../domain/errors.ts';
import { languageOf } from '../requests/language-of.ts';
import { textOf } from '../requests/text-of.ts';

const STATUS: Readonly<Record<string, number>> = {
  ADDRESS_TOO_LONG: 414,
  BODY_TOO_LARGE: 413,
};

/** Answers in OData's form and the user's language; what is not ours goes on. */
export function tellRefused(
  error: unknown,
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  const code = codeOf(error);
  if (!code) {
    next(error);
    return;
  }
  const language = languageOf(request.acceptsLanguages()[0]);
  const message = textOf(code, language) ?? code;
  response.status(STATUS[code] ?? 400).json({ error: { code, message } });
}

/** Ours, or of the body parser: too large, of an unknown encoding, cut off. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof SaldoError) return error.code;
  const { status = 500 } = error as { status?: number };
  if (status === 413) return 'BODY_TOO_LARGE';
  return status >= 400 && status < 500 ? 'BODY_MALFORMED' : undefined;
}
