import { inTurn } from '../../srv/strategies/in-turn.ts';

/** A question that ends when it is told to. */
function question(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ask = async () => {
    log.push(`${name} begins`);
    await promise;
    log.push(`${name} ends`);
    return name;
  };
  return { ask, end: resolve };
}

describe('questions about the whole portfolio', () => {
  test('are asked one after the other, in the order in which they came', async () => {
    const log: string[] = [];
    const [first, second] = [question(log, 'first'), question(log, 'second')];
    const answers = [inTurn(first.ask), inTurn(second.ask)];
    second.end();
    first.end();
    expect(await Promise.all(answers)).toEqual(['first', 'second']);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  test('go on after one that failed', async () => {
    const failing = inTurn(() => Promise.reject(new Error('no rate')));
    const next = inTurn(async () => 'next');
    await expect(failing).rejects.toThrow('no rate');
    expect(await next).toBe('next');
  });

  test('are refused when too many wait, until the line is shorter', async () => {
    const slow = question([], 'slow');
    const line = Array.from({ length: 8 }, () => inTurn(slow.ask));
    await expect(inTurn(slow.ask)).rejects.toMatchObject({ code: 'TRIAL_RUNNING', status: 409 });
    slow.end();
    await Promise.all(line);
    expect(await inTurn(async () => 'again')).toBe('again');
  });
});
