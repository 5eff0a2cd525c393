/** An error the sandbox answers with: a stable code, a text that names the object, an HTTP status. */
export class SandboxError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.name = 'SandboxError';
    this.code = code;
    this.status = status;
  }
}
