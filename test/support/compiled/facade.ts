import cds from '@sap/cds';

/** CSN; more of it is not known here. */
export interface Model {
  readonly $sources?: readonly string[];
}

/** The compiler as CAP calls it when a server starts: for the model as it is written, and as OData serves it. */
export interface Compiler {
  compile(files: readonly string[], folder: string, options: object): Promise<Model>;
  readonly for: { odata(model: Model, options: object): Model };
}

/** What CAP's types leave out of its facade. */
export interface Facade {
  readonly plugins: Promise<unknown>;
  readonly env: Readonly<
    Record<'cdsc' | 'features' | 'fiori' | 'odata' | 'sql' | 'requires', object>
  >;
  readonly compiler: Compiler;
  readonly compile: {
    readonly for: { nodejs(model: Model): Model };
    readonly to: {
      edmx(
        model: Model,
        options: object,
      ): Iterable<[text: string, name: { file: string; suffix: string }]>;
      sql(model: Model, options: object): readonly string[];
    };
  };
  load(model: string, options: object): Promise<Model>;
  resolve(model: string): readonly string[];
}

export const facade = cds as unknown as Facade;

/** The whole application, with the options of `cds serve`. */
export function loadAsServer(): Promise<Model> {
  return facade.load('*', { service: 'all', from: '*' });
}
