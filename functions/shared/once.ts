/**
 * Makes something once for all calls of a warm function. What could not be made is made anew by the
 * next call: one refused connection must not stay for as long as the function does.
 */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
