/** A queue by number, the smallest first. */
export class Heap<Value> {
  readonly #items: { readonly key: number; readonly value: Value }[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** The smallest number; Infinity when nothing waits. */
  get smallest(): number {
    return this.#items[0]?.key ?? Number.POSITIVE_INFINITY;
  }

  push(key: number, value: Value): void {
    const items = this.#items;
    let at = items.push({ key, value }) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (items[parent].key <= items[at].key) return;
      [items[parent], items[at]] = [items[at], items[parent]];
      at = parent;
    }
  }

  pop(): Value | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined) return undefined;
    if (items.length > 0) {
      items[0] = last;
      this.#sink();
    }
    return first.value;
  }

  #sink(): void {
    const items = this.#items;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < items.length && items[child].key < items[least].key) least = child;
      }
      if (least === at) return;
      [items[least], items[at]] = [items[at], items[least]];
      at = least;
    }
  }
}
