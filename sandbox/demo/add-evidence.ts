import { askDemo } from './demo-api.ts';

/** One page that says what the customer says. */
const EVIDENCE = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 120]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 67>>stream
BT /F 12 Tf 20 70 Td (Receipt: paid in cash at the branch) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>`;

/** Adds a document to a case, as its page does: first the entry, then what it holds. */
export async function addEvidence(saldo: string, user: string, dispute: string): Promise<void> {
  const path = `${dispute}/attachments`;
  const body = { filename: 'receipt.pdf' };
  const entry = await askDemo<{ ID: string; up__ID: string }>(saldo, { user, path, body });
  const content = `${path}(up__ID=${entry.up__ID},ID=${entry.ID})/content`;
  const response = await fetch(`${saldo}/odata/v4/${content}`, {
    method: 'PUT',
    headers: { authorization: `Basic ${btoa(`${user}:any`)}`, 'content-type': 'application/pdf' },
    body: EVIDENCE,
  });
  if (!response.ok) throw new Error(`The document was not taken: ${await response.text()}`);
}
