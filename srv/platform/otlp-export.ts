import { metrics } from '@opentelemetry/api';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { EndTelemetry } from './export-telemetry.ts';

/** Loaded only where there is a collector (export-telemetry.ts). */
export function startExport(service: string): EndTelemetry {
  const resource = resourceFromAttributes({ 'service.name': service });
  const tracer = new NodeTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  tracer.register();
  const meter = new MeterProvider({
    resource,
    readers: [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })],
  });
  metrics.setGlobalMeterProvider(meter);
  return async () => {
    // A collector that is away is no failure of the work that was done.
    await Promise.allSettled([tracer.shutdown(), meter.shutdown()]);
  };
}
