import type { WorkQueue } from '../platform/work-queue.ts';

/** This server only sends; functions take (functions/write-back.ts). */
const SENDING = { visibilitySeconds: 0, maxAttempts: 1, backoffSeconds: [] };

/** Whether functions send what waits for the ERP, and this server only wakes them. */
export function functionsSend(): boolean {
  return Boolean(process.env.SALDO_WRITE_BACK_QUEUE_URL);
}

/**
 * The FIFO queue of SQS that feeds write-back (`SALDO_WRITE_BACK_QUEUE_URL`); region and access as
 * AWS's SDK finds them. The SDK is loaded only where there is such a queue.
 */
export async function writeBackQueue(): Promise<Pick<WorkQueue, 'send'>> {
  const { SQSClient } = await import('@aws-sdk/client-sqs');
  const { sqsQueue } = await import('../platform/aws/sqs-queue.ts');
  const queue = process.env.SALDO_WRITE_BACK_QUEUE_URL ?? '';
  return sqsQueue(new SQSClient({}), { queue, deadLetters: '' }, SENDING);
}
