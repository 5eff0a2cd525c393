/**
 * A sum of safe integers that stays exact when it grows beyond them, as a portfolio's does. Costs
 * no bigint for each addend.
 */
export class ExactSum {
  #whole = 0n;
  #rest = 0;

  add(amount: number): void {
    const next = this.#rest + amount;
    if (Number.isSafeInteger(next)) {
      this.#rest = next;
    } else {
      this.#whole += BigInt(this.#rest);
      this.#rest = amount;
    }
  }

  get value(): bigint {
    return this.#whole + BigInt(this.#rest);
  }
}
