import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { UnpackedFunctions } from '../lambda/packaged-functions.ts';
import { testPart } from '../test-part.ts';

const OSLS = join('node_modules', '.bin', 'osls');

export type Properties = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly Type: string;
  readonly Properties: Properties;
  readonly DeletionPolicy?: string;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** The CloudFormation that `osls package` makes of serverless.yml, without an account. */
export async function packagedTemplate(): Promise<{ file: string; template: Template }> {
  const folder = await mkdtemp(join(tmpdir(), 'saldo-cloudformation-'));
  const nobody = { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody' };
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { root } = await testPart<UnpackedFunctions>('/functions');
  const args = [OSLS, 'package', '--package', folder, '--param', `packages=${join(root, 'zips')}`];
  await promisify(execFile)(process.execPath, args, {
    env: { ...env, ...nobody },
  });
  const file = join(folder, 'cloudformation-template-update-stack.json');
  return { file, template: JSON.parse(await readFile(file, 'utf8')) };
}

export async function forgetTemplate(file: string): Promise<void> {
  await rm(join(file, '..'), { recursive: true, force: true });
}

/** Resources of a type by their logical id. */
export function ofType({ Resources }: Template, type: string): [string, Properties][] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties: properties }]) =>
    Type === type ? [[id, properties] as [string, Properties]] : [],
  );
}

/** The logical id that `!Ref` or `!GetAtt` names. */
export function referredTo(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as {
    Ref?: string;
    'Fn::GetAtt'?: [string, string];
  };
  return Ref ?? attribute?.[0] ?? '';
}
