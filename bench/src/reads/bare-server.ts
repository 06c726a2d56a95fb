/** The least that answers a read: node:http with bodies kept in memory. Its answers come on standard input as JSON. */
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A path's answer to give. */
export interface BareAnswer {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const answers = new Map(
  (JSON.parse(await text(process.stdin)) as BareAnswer[]).map(({ path, headers, body }) => {
    const bytes = Buffer.from(body);
    return [path, { headers: { ...headers, 'content-length': bytes.length }, bytes }];
  }),
);

const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '');
  response.writeHead(answer ? 200 : 404, answer?.headers).end(answer?.bytes);
});
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`));
