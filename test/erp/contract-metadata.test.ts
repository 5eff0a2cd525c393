import { readFileSync } from 'node:fs';
import { operationKinds } from '../../srv/erp/write-back/operation-kinds/index.ts';
import { contractMetadata, metadataFile } from '../../srv/generate/contract-metadata.ts';

describe("the wrapper contract's metadata document", () => {
  const edmx = readFileSync(metadataFile, 'utf8');

  test('is as the contract is; else run npm run docs:contract', async () => {
    expect(await contractMetadata()).toBe(edmx);
  });

  test('says that changes need If-Match, and what each property is', () => {
    expect(edmx).toContain('Term="Core.OptimisticConcurrency"');
    expect(edmx).toContain('DFKKPP-PPKEY');
  });

  test('has every entity set and action that write-back calls', () => {
    const scales = { wire: (amount: string) => amount } as never;
    const lists = { dates: [], items: [], instalments: [] };
    const payload = { ...lists, type: '', channel: '', result: '', rate: '0' };
    for (const kind of Object.values(operationKinds)) {
      if (kind.service.name !== 'ZSALDO_COLLECTIONS_0001') continue;
      const about = { id: 'i', source: 's', partner: 'p', subject: 's', payload };
      const operation = { ...about, erpObject: 'k', scales };
      const { path } = kind.write(operation);
      const action = /SAP__self\.(\w+)$/.exec(path)?.[1];
      expect(edmx).toContain(`<EntitySet Name="${kind.entity}"`);
      if (action) expect(edmx).toContain(`<Action Name="${action}"`);
    }
  });
});

describe('the guide for the ERP team', () => {
  const guide = readFileSync(new URL('../../docs/erp-setup.md', import.meta.url), 'utf8');

  test.each(Object.keys(operationKinds))('says how %s is written', (kind) => {
    expect(guide).toContain(`| \`${kind}\` |`);
  });
});
