import type cds from '@sap/cds';

/** What is new is a draft, made by whoever asks. */
export async function beginDraft(request: cds.Request): Promise<void> {
  const made = { createdAt: request.timestamp.toISOString(), createdBy: request.user.id };
  Object.assign(request.data, { status: 'draft', ...made });
}
