import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a server on which bytes can be held: what is behind it then neither answers nor refuses, as a stopped process would. */
export class StallingProxy {
  private readonly pairs = new Set<readonly [inner: Socket, outer: Socket]>();
  private held = false;

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {
    server.on('connection', (inner) => this.lead(inner));
  }

  /** @returns a proxy before the server of that URL, and the URL that leads through it. */
  static async before(url: string): Promise<{ readonly proxy: StallingProxy; readonly url: string }> {
    const through = new URL(url);
    const server = createServer();
    const proxy = new StallingProxy(server, { host: through.hostname, port: Number(through.port || 5_432) });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    through.hostname = '127.0.0.1';
    through.port = String((server.address() as AddressInfo).port);
    return { proxy, url: through.href };
  }

  stall(): void {
    this.held = true;
    for (const [inner, outer] of this.pairs) {
      inner.unpipe(outer).pause();
      outer.unpipe(inner).pause();
    }
  }

  goOn(): void {
    this.held = false;
    for (const pair of this.pairs) join(pair);
  }

  async close(): Promise<void> {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private lead(inner: Socket): void {
    const outer = connect(this.target);
    const pair = [inner, outer] as const;
    this.pairs.add(pair);
    for (const [socket, other] of [pair, [outer, inner]] as const)
      socket
        .on('error', () => other.destroy())
        .on('close', () => {
          this.pairs.delete(pair);
          other.destroy();
        });
    if (!this.held) join(pair);
  }
}

function join([inner, outer]: readonly [Socket, Socket]): void {
  inner.pipe(outer);
  outer.pipe(inner);
}
