/** One write as an HTTP request. */
export interface ErpWrite {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  /** Under the service: an entity set, an entity by key, or an action. */
  readonly path: string;
  readonly body?: object;
}
