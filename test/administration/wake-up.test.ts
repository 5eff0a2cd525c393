import { onOperationsPending, tellOperationsPending } from '../../srv/requests/wake-up.ts';
import { eventually } from '../support/eventually.ts';

test('wake-ups that come while operations are sent lead to one more sending', async () => {
  const ends: (() => void)[] = [];
  const send = () => new Promise<void>((resolve) => void ends.push(resolve));
  onOperationsPending(send);
  for (let agent = 0; agent < 100; agent++) tellOperationsPending();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await eventually(() => ends.length === 2);
  ends[1]?.();
  tellOperationsPending();
  await eventually(() => ends.length === 3);
  ends[2]?.();
});
