import { executeHttpRequest, type HttpRequestConfig } from '@sap-cloud-sdk/http-client';
import { resilience } from '@sap-cloud-sdk/resilience';

/** Where the ERP is: a destination by name (BTP, or the variable `destinations`), or its address. */
export type ErpDestination =
  | NamedDestination
  | { readonly url: string; readonly user: string; readonly password: string };

export interface NamedDestination {
  readonly destinationName: string;
  /** Called with the user's token, for principal propagation; without it as the technical user. */
  readonly userDestinationName?: string;
}

/** An answer before its body is understood. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: string;
}

/** A write under the destination's URL. */
export interface HttpWrite {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly data?: object | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** What a connection needs of HTTP. */
export interface ErpHttp {
  /** Throws from 300 up. */
  get(url: string, headers: Headers): Promise<HttpAnswer>;
  /** Answers with any status. */
  write(request: HttpWrite, headers: Headers): Promise<HttpAnswer>;
  /** The same ERP on behalf of a user, given the JWT that they called us with. */
  asUser?(token: string): ErpHttp;
}

export interface HttpCallerOptions {
  /** No answer within this many milliseconds is a failure. */
  readonly deadline: number;
  readonly readRetries: number;
}

/** HTTP by the SAP Cloud SDK, which finds the destination, signs in and passes Cloud Connector. */
export class HttpCaller implements ErpHttp {
  readonly #destination: ErpDestination;
  readonly #options: HttpCallerOptions;
  readonly #token: string | undefined;

  /** With a user's token the destination for users is called, if there is one. */
  constructor(destination: ErpDestination, options: HttpCallerOptions, token?: string) {
    this.#destination = destination;
    this.#options = options;
    this.#token = token;
  }

  /** Repeated on failures of network and server, cut off by the circuit breaker; throws from 300 up. */
  get(url: string, headers: Headers): Promise<HttpAnswer> {
    const { readRetries, deadline } = this.#options;
    return this.#send({
      method: 'GET',
      url,
      headers,
      middleware: resilience({ retry: readRetries, timeout: deadline, circuitBreaker: true }),
    });
  }

  /** Sent once; answers with any status. The SDK's retry would repeat a write whose answer was lost. */
  write(request: HttpWrite, headers: Headers): Promise<HttpAnswer> {
    return this.#send({
      ...request,
      headers,
      validateStatus: () => true,
      // Aborts the request itself: one that only stopped waiting could still arrive.
      signal: AbortSignal.timeout(this.#options.deadline),
      middleware: resilience({ retry: false, timeout: false, circuitBreaker: true }),
    });
  }

  asUser(token: string): ErpHttp {
    return new HttpCaller(this.#destination, this.#options, token);
  }

  async #send(request: HttpRequestConfig): Promise<HttpAnswer> {
    return executeHttpRequest(
      sdkDestination(this.#destination, this.#token),
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

type SdkDestination = Parameters<typeof executeHttpRequest>[0];

function sdkDestination(destination: ErpDestination, token: string | undefined): SdkDestination {
  if ('destinationName' in destination) return namedDestination(destination, token);
  const { url, user, password } = destination;
  return {
    url: url.replace(/\/$/, ''),
    authentication: 'BasicAuthentication',
    username: user,
    password,
  };
}

function namedDestination(
  { destinationName, userDestinationName }: NamedDestination,
  token: string | undefined,
): SdkDestination {
  if (!token || !userDestinationName) {
    return { destinationName, useCache: true, isolationStrategy: 'tenant' };
  }
  return { destinationName: userDestinationName, jwt: token, useCache: true };
}
