import { connect, createServer, type Server, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';

/** A TCP proxy that can be cut and mended: what is behind it is then away, and back. */
export class CutProxy {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly target: { host: string; port: number }) {}

  /** @returns the port that it listens on, the same after every cut. */
  async mend(): Promise<number> {
    const server = createServer((inner) => {
      const outer = connect(this.target);
      for (const [socket, other] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy()).on('close', () => this.sockets.delete(socket));
        socket.pipe(other);
      }
    });
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this.port;
  }

  async cut(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const closed = new Promise((done) => server.close(done));
    for (const socket of this.sockets) socket.destroy();
    await closed;
    this.server = undefined;
  }
}
