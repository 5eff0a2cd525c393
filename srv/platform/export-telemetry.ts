/** Ends the export; what waits is sent first. */
export type EndTelemetry = () => Promise<void>;

/**
 * Sends the spans and metrics of a process without CAP (traced.ts) to the collector of OpenTelemetry
 * that OTEL_EXPORTER_OTLP_ENDPOINT names, as `service`. Loads nothing where none is named. The other
 * OTEL_ variables hold as OpenTelemetry defines them.
 */
export async function exportTelemetry(
  service: string,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Promise<EndTelemetry> {
  if (!variables.OTEL_EXPORTER_OTLP_ENDPOINT) return async () => undefined;
  const { startExport } = await import('./otlp-export.ts');
  return startExport(variables.OTEL_SERVICE_NAME || service);
}
