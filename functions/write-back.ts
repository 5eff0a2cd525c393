import { processPartialResponse, SqsFifoPartialProcessorAsync } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { sendOperations } from '../srv/erp/write-back/send-operations.ts';
import { erpWork } from './shared/erp-context.ts';
import { observed } from './shared/observe.ts';

const processor = new SqsFifoPartialProcessorAsync();

/** From SQS FIFO, its group an object of the ERP: sends what is due for the object, in order. */
export function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return processPartialResponse(event, sendForObject, processor, {
    context,
    skipGroupOnError: true,
    throwOnFullBatchFailure: false,
  });
}

async function sendForObject({ body }: SQSRecord): Promise<void> {
  const { objectKey } = JSON.parse(body) as { objectKey: string };
  const { db, erp, source, now, settings } = await erpWork();
  const { sendLimit: limit, repeatabilityHours } = settings;
  await observed('WriteBack', { objectKey }, () =>
    sendOperations(db, erp, { source, now, limit, repeatabilityHours, objectKey, parallel: 1 }),
  );
}
