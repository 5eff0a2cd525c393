import { dynamoCoordination } from '../../srv/platform/aws/dynamo-coordination.ts';
import type { Clock } from '../../srv/platform/clock.ts';
import type { Coordination } from '../../srv/platform/coordination.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import {
  type DynamoEmulator,
  hasJava,
  startDynalite,
  startDynamoDbLocal,
} from './aws-emulators.ts';
import { databases } from './databases.ts';

export interface CoordinationWorld {
  open(clock: Clock): Coordination;
  close(): Promise<void>;
}

/** Each implementation of the coordination that can run here, by the name it has in test titles. */
export const coordinations: Readonly<Record<string, () => Promise<CoordinationWorld>>> = {
  SQLite: () => inDatabase('SQLite'),
  PostgreSQL: () => inDatabase('PostgreSQL'),
  'CAP on SQLite': () => inDatabase('CAP on SQLite'),
  'CAP on PostgreSQL': () => inDatabase('CAP on PostgreSQL'),
  dynalite: () => onDynamo(startDynalite),
  ...(hasJava() && { 'DynamoDB Local': () => onDynamo(startDynamoDbLocal) }),
};

async function inDatabase(name: string): Promise<CoordinationWorld> {
  const opened = await databases[name]?.();
  if (!opened) throw new Error(`There is no database '${name}' to test on.`);
  return {
    open: (clock) => databaseCoordination(opened.database, clock),
    close: () => opened.close(),
  };
}

async function onDynamo(start: () => Promise<DynamoEmulator>): Promise<CoordinationWorld> {
  const dynamo = await start();
  await dynamo.createTable('coordination', 'name');
  return {
    open: (clock) => dynamoCoordination(dynamo.client, 'coordination', clock),
    close: () => dynamo.stop(),
  };
}
