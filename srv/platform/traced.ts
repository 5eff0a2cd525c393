import { type Attributes, metrics, SpanStatusCode, trace } from '@opentelemetry/api';

/**
 * Does a piece of work as a span of its own, and counts its seconds by name. `about` says which run,
 * segment or source it is, never whose: traces leave the bank's database. Without a tracer in the
 * process (docs/operations.md) nothing happens but the work.
 */
export function traced<Result>(
  name: string,
  about: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  return trace.getTracer('saldo').startActiveSpan(name, { attributes: about }, async (span) => {
    const start = performance.now();
    let outcome = 'failed';
    try {
      const result = await work();
      outcome = 'done';
      return result;
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: codeOf(error) });
      throw error;
    } finally {
      span.end();
      const seconds = (performance.now() - start) / 1_000;
      durations().record(seconds, { step: name, outcome });
    }
  });
}

const durations = () =>
  metrics.getMeter('saldo').createHistogram('saldo.step.duration', { unit: 's' });

/** What an error says may name people; its code does not. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown');
}
