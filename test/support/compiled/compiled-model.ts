/** What is used here of CAP's facade, and its types leave out. */
export interface Compiler {
  readonly plugins: Promise<unknown>;
  load(model: string): Promise<Model>;
  resolve(model: string): readonly string[];
  minify(model: Model): Model;
  readonly compile: {
    readonly to: { csn: ToCsn };
    readonly for: { odata(model: Model): Model };
  };
}

export type ToCsn = (files: unknown, options?: object, flavor?: string) => Model | Promise<Model>;

/** CSN; its `$sources`, and each definition's `$location`, are hidden from JSON. */
export interface Model {
  readonly $sources?: readonly string[];
  readonly definitions: Readonly<Record<string, { readonly $location?: object }>>;
}

/** What a server compiles when it starts. */
export interface CompiledModel {
  /** The files that it was compiled from. */
  readonly files: readonly string[];
  /** Dumps of the model as it was written, and as OData serves it. */
  readonly csn: string;
  readonly odata: string;
}

/** The model as JSON, with what JSON leaves out. */
export function dump(model: Model): string {
  const places = Object.entries(model.definitions).map(([name, { $location }]) => [
    name,
    $location,
  ]);
  return JSON.stringify({ model, sources: model.$sources, places: Object.fromEntries(places) });
}

/** The model as it was when it was dumped. */
export function restore(dumped: string): Model {
  const { model, sources, places } = JSON.parse(dumped);
  if (sources) hide(model, '$sources', { value: sources });
  for (const [name, value] of Object.entries(places)) {
    hide(model.definitions[name], '$location', { value });
  }
  return model;
}

/** The compiled model as the compiler would give it, so that CAP finds what OData serves with it. */
export function restoreCompiled({ csn, odata }: CompiledModel): Model {
  const model = restore(csn);
  let served: Model | undefined;
  const get = () => {
    served ??= Object.defineProperty(restore(odata), '_4odata', { get });
    return served;
  };
  return Object.defineProperty(model, '_4odata', { get });
}

function hide(target: object, name: string, what: PropertyDescriptor): void {
  Object.defineProperty(target, name, { ...what, writable: true, configurable: true });
}
