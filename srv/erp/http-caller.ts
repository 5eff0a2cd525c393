import { executeHttpRequest, type HttpRequestConfig } from '@sap-cloud-sdk/http-client';
import { resilience } from '@sap-cloud-sdk/resilience';

/** Where the ERP is: a destination by name (BTP, or the variable `destinations`), or its address. */
export type ErpDestination =
  | { readonly destinationName: string }
  | { readonly url: string; readonly user: string; readonly password: string };

/** An answer before its body is understood. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: string;
}

type Headers = Readonly<Record<string, string>>;

/** What a connection needs of HTTP. */
export interface ErpHttp {
  /** Throws from 300 up. */
  get(url: string, headers: Headers): Promise<HttpAnswer>;
  /** Answers with any status. */
  post(url: string, data: object, headers: Headers): Promise<HttpAnswer>;
}

/** HTTP by the SAP Cloud SDK, which finds the destination, signs in and passes Cloud Connector. */
export class HttpCaller implements ErpHttp {
  readonly #destination: Parameters<typeof executeHttpRequest>[0];
  readonly #deadline: number;
  readonly #readRetries: number;

  constructor(destination: ErpDestination, deadline: number, readRetries: number) {
    this.#destination = sdkDestination(destination);
    this.#deadline = deadline;
    this.#readRetries = readRetries;
  }

  /** Repeated on failures of network and server, cut off by the circuit breaker; throws from 300 up. */
  get(url: string, headers: Headers): Promise<HttpAnswer> {
    return this.#send({
      method: 'GET',
      url,
      headers,
      middleware: resilience({
        retry: this.#readRetries,
        timeout: this.#deadline,
        circuitBreaker: true,
      }),
    });
  }

  /** Sent once; answers with any status. The SDK's retry would repeat a write whose answer was lost. */
  post(url: string, data: object, headers: Headers): Promise<HttpAnswer> {
    return this.#send({
      method: 'POST',
      url,
      headers,
      data,
      validateStatus: () => true,
      // Aborts the request itself: one that only stopped waiting could still arrive.
      signal: AbortSignal.timeout(this.#deadline),
      middleware: resilience({ retry: false, timeout: false, circuitBreaker: true }),
    });
  }

  async #send(request: HttpRequestConfig): Promise<HttpAnswer> {
    return executeHttpRequest(
      this.#destination,
      { ...asText, ...request },
      { fetchCsrfToken: false },
    );
  }
}

/** The body stays text (we say what is wrong with it), and a redirect to a sign-in page is an error. */
const asText = {
  responseType: 'text',
  transformResponse: (data: string) => data,
  maxRedirects: 0,
} as const;

function sdkDestination(destination: ErpDestination): Parameters<typeof executeHttpRequest>[0] {
  if ('destinationName' in destination) return { ...destination, useCache: true };
  const { url, user, password } = destination;
  return {
    url: url.replace(/\/$/, ''),
    authentication: 'BasicAuthentication',
    username: user,
    password,
  };
}
