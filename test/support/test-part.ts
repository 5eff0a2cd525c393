/** Where the environment says that the main process answers for parts. */
export const ADDRESS = 'SALDO_TEST_PARTS';

/** Whether this runs with jest, or by itself, as a benchmark does. */
export function hasTestParts(): boolean {
  return ADDRESS in process.env;
}

/** Asks the main process for a part, for example `/postgres`; apart from what makes parts, to be loaded quickly. */
export async function testPart<Part>(path: string): Promise<Part> {
  const address = process.env[ADDRESS];
  if (!address) throw new Error(`${ADDRESS} is not set: run this with jest (see jest.config.js).`);
  const response = await fetch(`${address}${path}`);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Part;
}
