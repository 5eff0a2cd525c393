import cds from '@sap/cds';

/** What cds-types leaves out of CAP's facade. */
interface Deployment {
  readonly plugins: Promise<unknown>;
  deploy(model: string): {
    to(database: object, options: object): Promise<{ disconnect(): Promise<void> }>;
  };
}

/** `deploy-model.ts <model> <database as JSON>`: deploys the model and its code lists, then ends. */
const [model = 'db', database = '{}'] = process.argv.slice(2);
const { plugins, deploy } = cds as unknown as Deployment;
await plugins;
const db = await deploy(model).to(JSON.parse(database), { silent: true });
await db.disconnect();
