import { testPart } from '../test-part.ts';
import { facade, loadAsServer } from './facade.ts';
import { readCompiledModel } from './read-compiled-model.ts';

let isReading: Promise<void> | undefined;

/** The whole application as `cds.load('*')` gives it, for what a suite knows of it; compiled once a test run. */
export async function loadModel<Model>(): Promise<Model> {
  isReading ??= beginReading();
  await isReading;
  return (await loadAsServer()) as Model;
}

async function beginReading(): Promise<void> {
  // Of the plugins' configuration depends what there is to load.
  await facade.plugins;
  readCompiledModel(await testPart<string>('/model'), () => undefined);
}
