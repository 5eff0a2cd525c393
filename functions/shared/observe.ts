import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';

/** Structured logs, EMF metrics and traces of all functions, named by POWERTOOLS_SERVICE_NAME. */
export const logger = new Logger();
export const metrics = new Metrics({ namespace: 'Saldo' });
export const tracer = new Tracer();

/** Does a piece of work under a name: traced, timed, and logged with what it is about. */
export async function observed<Result>(
  name: string,
  about: Readonly<Record<string, unknown>>,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  logger.appendKeys(about);
  try {
    const traced = tracer.provider.captureAsyncFunc(name, async (segment) => {
      try {
        return await work();
      } finally {
        segment?.close();
      }
    });
    const result = await (traced as Promise<Result>);
    metrics.addMetric(`${name}Seconds`, MetricUnit.Seconds, (performance.now() - start) / 1_000);
    logger.info(name, { seconds: (performance.now() - start) / 1_000 });
    return result;
  } catch (error) {
    metrics.addMetric(`${name}Failed`, MetricUnit.Count, 1);
    logger.error(name, error as Error);
    throw error;
  } finally {
    logger.removeKeys(Object.keys(about));
    metrics.publishStoredMetrics();
  }
}
