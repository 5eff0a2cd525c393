import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { SaldoError } from '../../srv/domain/errors.ts';

/**
 * Makes sure that a port can be listened on before anything long begins; 0 chooses a free one.
 * @throws SaldoError PORT_IN_USE naming the option that chooses another
 */
export async function freePort(port: number, option: string): Promise<number> {
  const server = createServer();
  try {
    server.listen(port);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch {
    throw new SaldoError(
      'PORT_IN_USE',
      `Port ${port} is in use, perhaps by a Saldo that is still running. ` +
        `Stop it, or choose another port with ${option}.`,
      { port },
    );
  } finally {
    server.close();
  }
}
