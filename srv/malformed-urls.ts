import type { Application, NextFunction, Request, Response } from 'express';

/** Answers 400 to an address with broken percent-encoding, before it is taken for a fault of ours. */
export function refuseMalformedUrls(app: Application): void {
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (isReadable(request.url)) return next();
    const message = 'The address has broken percent-encoding; send it UTF-8 encoded.';
    response.status(400).json({ error: { code: 'URL_MALFORMED', message } });
  });
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
