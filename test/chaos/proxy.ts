import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can break, fall silent and slow down. */
export interface TcpProxy {
  readonly port: number;
  /** `open`: everything passes. `away`: every connection breaks. `silent`: packets are swallowed. `slow`: they are late. */
  set(mode: 'open' | 'away' | 'silent' | 'slow'): void;
  stop(): Promise<void>;
}

/** How late packets are where they are slow, in milliseconds. */
const slowness = 200;

/** Stands between the bot and a server on this machine. */
export async function startProxy(target: number): Promise<TcpProxy> {
  let mode: Parameters<TcpProxy['set']>[0] = 'open';
  const sockets = new Set<Socket>();
  /** Connections that swallowed something are of no use any more, as after a failover. */
  const swallowing = new Set<Socket>();

  function pass(from: Socket, to: Socket): void {
    sockets.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on('data', (chunk) => {
      if (mode === 'silent') swallowing.add(from).add(to);
      if (swallowing.has(from)) return;
      if (mode === 'slow') setTimeout(() => to.destroyed || to.write(chunk), slowness);
      else to.write(chunk);
    });
  }

  const server = createServer((client) => {
    if (mode === 'away') return void client.destroy();
    const upstream = connect(target, '127.0.0.1');
    pass(client, upstream);
    pass(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      mode = next;
      if (next === 'away') breakAll();
    },
    stop: async () => {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
