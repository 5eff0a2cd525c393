import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * What runs a function in Lambda, as far as functions can see: loads the handler from the unzipped
 * package and serves invocations of the Runtime API, one after the other.
 */
const { AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT = '', _HANDLER = '' } = process.env;
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

type Handler = (event: unknown, context: object) => Promise<unknown>;

const post = (path: string, body: unknown) =>
  fetch(`${api}${path}`, { method: 'POST', body: JSON.stringify(body ?? null) });

function describe(error: unknown) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { errorType: name, errorMessage: message };
}

async function loadHandler(): Promise<Handler> {
  const [file = '', name = ''] = _HANDLER.split('.');
  try {
    const loaded = createRequire(import.meta.url)(join(LAMBDA_TASK_ROOT, `${file}.js`));
    if (typeof loaded[name] === 'function') return loaded[name];
    throw new Error(`Runtime.HandlerNotFound: ${_HANDLER} is undefined or not exported`);
  } catch (error) {
    await post('/init/error', describe(error));
    process.exit(1);
  }
}

const handler = await loadHandler();
for (;;) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id') ?? '';
  const deadline = Number(next.headers.get('lambda-runtime-deadline-ms'));
  const event: unknown = await next.json();
  const context = {
    awsRequestId: id,
    functionName: _HANDLER,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
  try {
    await post(`/invocation/${id}/response`, await handler(event, context));
  } catch (error) {
    await post(`/invocation/${id}/error`, describe(error));
  }
}
