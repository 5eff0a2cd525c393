import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';

export type Values = Readonly<Record<string, AttributeValue>>;

/** A change of one item, made only while the condition holds. */
export interface ConditionalChange {
  readonly update: string;
  readonly condition: string;
  readonly values: Values;
}

/** Items of one table with the string key `name`, changed one at a time and only as they are expected. */
export class ConditionalItems {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /** The item after the change; null when the condition does not hold. */
  async change(name: string, { update, condition, values }: ConditionalChange) {
    const change = new UpdateItemCommand({
      ...this.#key(name),
      UpdateExpression: update,
      ConditionExpression: condition,
      ExpressionAttributeValues: { ...values },
      ReturnValues: 'ALL_NEW',
    });
    const changed = await ifHolds(() => this.#client.send(change));
    return changed?.Attributes ?? null;
  }

  /** Nothing happens when the condition does not hold. */
  async remove(name: string, condition: string, values: Values): Promise<void> {
    const removal = new DeleteItemCommand({
      ...this.#key(name),
      ConditionExpression: condition,
      ExpressionAttributeValues: { ...values },
    });
    await ifHolds(() => this.#client.send(removal));
  }

  /** The item as it stands now, or null. */
  async read(name: string): Promise<Values | null> {
    const reading = new GetItemCommand({ ...this.#key(name), ConsistentRead: true });
    return (await this.#client.send(reading)).Item ?? null;
  }

  #key(name: string) {
    return { TableName: this.#table, Key: { name: { S: name } } };
  }
}

async function ifHolds<Answer>(write: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}
