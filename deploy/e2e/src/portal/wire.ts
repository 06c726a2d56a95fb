import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** A browser's only way to the network: hears all that passes, and can be cut. */
export class Wire {
  /** What browsers sent, as it passed: heads and bodies. */
  readonly sent: Buffer[] = [];
  private readonly server: Server;
  private bytesLeft = Number.POSITIVE_INFINITY;

  private constructor() {
    this.server = createServer((incoming, outgoing) => this.pass(incoming, outgoing));
  }

  static async laid(): Promise<Wire> {
    const wire = new Wire();
    await new Promise<void>((resolve) => wire.server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  /** Proxy settings of a browser that has only this way, also to this machine. */
  get proxy(): { readonly server: string; readonly bypass: string } {
    return { server: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`, bypass: '<-loopback>' };
  }

  /** Cuts every connection once so many more bytes of bodies were sent; none comes about until it is mended. */
  cutAfter(bytes: number): void {
    this.bytesLeft = bytes;
  }

  mend(): void {
    this.bytesLeft = Number.POSITIVE_INFINITY;
  }

  async takeAway(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private get isCut(): boolean {
    return this.bytesLeft <= 0;
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (this.isCut) return void incoming.socket.destroy();
    const { method, url = '', headers, rawHeaders } = incoming;
    this.sent.push(Buffer.from(`${method} ${url}\n${rawHeaders.join('\n')}\n`));
    const further = request(url, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    further.once('error', () => incoming.socket.destroy());
    outgoing.once('close', () => further.destroy());
    incoming.on('data', (piece: Buffer) => {
      this.sent.push(piece);
      this.bytesLeft -= piece.length;
      if (this.isCut) this.server.closeAllConnections();
    });
    incoming.pipe(further);
  }
}
