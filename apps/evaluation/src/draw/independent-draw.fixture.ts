import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';

/**
 * A draw checked and done again as docs/spec/expert-draw.md describes it, with nothing but Node's own crypto: what another program in
 * another language would do.
 */

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface DrawRecord {
  readonly request: {
    readonly project: string;
    readonly lot: string;
    readonly number: number;
    readonly seats: readonly { readonly category: string; readonly count: number }[];
    readonly candidates: readonly {
      readonly id: string;
      readonly categories: readonly string[];
      readonly commitment: string;
    }[];
    readonly exclusions: readonly { readonly id: string; readonly reason: string }[];
    readonly commitments: readonly { readonly custodian: string; readonly commitment: string }[];
    readonly absent: readonly string[];
  };
  readonly commitments: readonly {
    readonly custodian: string;
    readonly commitment: string;
    readonly signature: string;
  }[];
  readonly reveals: readonly { readonly custodian: string; readonly randomness: string; readonly signature: string }[];
  readonly anchor: {
    readonly entry?: string;
    readonly index: number;
    readonly size: number;
    readonly root: string;
    readonly proof: readonly string[];
    readonly checkpoint: string;
  };
}

export interface DrawnAgain {
  readonly requestDigest: string;
  readonly seed: string;
  readonly tieSeed: string;
  readonly orders: { category: string; count: number; order: string[] }[];
}

/** @param verificationKeys by custodian, base64. @throws Error naming the first thing that does not hold. */
export function drawAgain(record: DrawRecord, verificationKeys: Readonly<Record<string, string>>): DrawnAgain {
  const { request, anchor } = record;
  const { project, lot, number } = request;
  const requestDigest = sha256(canonical(request as unknown as Json)).toString('hex');
  const { root } = anchor;
  for (const { custodian, commitment, signature } of record.commitments) {
    const signed = { type: 'mingtang/draw-commitment/v1', project, lot, number, custodian, commitment };
    holds(isSigned(signed, signature, verificationKeys[custodian]), `commitment of ${custodian}`);
    holds(
      request.commitments.some((one) => one.custodian === custodian && one.commitment === commitment),
      'committed',
    );
  }
  holds(request.commitments.length === record.reveals.length, 'every custodian of the request reveals');
  for (const { custodian, randomness, signature } of record.reveals) {
    const signed = {
      type: 'mingtang/draw-reveal/v1',
      project,
      lot,
      number,
      custodian,
      requestDigest,
      root,
      randomness,
    };
    holds(isSigned(signed, signature, verificationKeys[custodian]), `reveal of ${custodian}`);
    const commitment = sha256(Buffer.from(randomness, 'hex')).toString('hex');
    holds(
      request.commitments.some((one) => one.custodian === custodian && one.commitment === commitment),
      'opened',
    );
  }
  checkAnchor(anchor, requestDigest);
  const reveals = record.reveals
    .map(({ custodian, randomness }) => ({ custodian, randomness }))
    .sort((a, b) => (a.custodian < b.custodian ? -1 : 1));
  const seed = sha256(canonical({ requestDigest, reveals, root })).toString('hex');
  return {
    requestDigest,
    seed,
    tieSeed: sha256(canonical({ purpose: 'mingtang/tie', seed })).toString('hex'),
    orders: request.seats.map(({ category, count }) => {
      const out = new Set(request.exclusions.map(({ id }) => id));
      const ids = request.candidates.filter((one) => one.categories.includes(category) && !out.has(one.id));
      const order = shuffled(
        seed,
        `mingtang/expert-draw/v1/${category}`,
        ids.map(({ id }) => id),
      );
      return { category, count, order };
    }),
  };
}

/** Who sits by the drawn orders past those who cannot: each category takes the first who do not sit already. */
export function seatAgain(orders: DrawnAgain['orders'], gone: readonly string[]): { id: string; category: string }[] {
  const taken = new Set(gone);
  return orders.flatMap(({ category, count, order }) => {
    const next = order.filter((id) => !taken.has(id)).slice(0, count);
    for (const id of next) taken.add(id);
    return next.map((id) => ({ id, category }));
  });
}

/** What the request must say of a candidate that is opened so. */
export function identityCommitment(opened: Record<'expert' | 'name' | 'salt', string> | undefined): string {
  const { expert = '', name = '', salt = '' } = opened ?? {};
  return sha256(canonical({ expert, name, salt })).toString('hex');
}

function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(`does not hold: ${what}`);
}

function sha256(data: Buffer | string): Buffer {
  return createHash('sha256').update(data).digest();
}

/** RFC 8785 for what stands in draws: no numbers but whole ones. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value as Record<string, Json>).filter(([, item]) => item !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`).join(',')}}`;
}

function isSigned(value: Json, signature: string, verificationKey = ''): boolean {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(verificationKey, 'base64')]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(canonical(value)), key, Buffer.from(signature, 'base64'));
}

/** That the request stands in the tree of the checkpoint (RFC 9162, 2.1.3.2). */
function checkAnchor(
  { entry = '', index, size, root, proof, checkpoint }: DrawRecord['anchor'],
  requestDigest: string,
): void {
  const [, saidSize, saidRoot] = checkpoint.split('\n');
  holds(saidSize === String(size) && saidRoot === root, 'size and root are the checkpoint’s');
  const said = JSON.parse(entry) as { payload: { requestDigest: string } };
  holds(said.payload.requestDigest === requestDigest, 'the entry is the request’s');
  let hash = sha256(Buffer.concat([Buffer.from([0]), Buffer.from(entry)]));
  let [at, last] = [index, size - 1];
  for (const sibling of proof.map((text) => Buffer.from(text, 'base64'))) {
    if (at % 2 === 1 || at === last) {
      hash = sha256(Buffer.concat([Buffer.from([1]), sibling, hash]));
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = sha256(Buffer.concat([Buffer.from([1]), hash, sibling]));
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  holds(last === 0 && hash.toString('base64') === root, 'the path leads to the root');
}

function shuffled(seed: string, purpose: string, ids: readonly string[]): string[] {
  const next = generator(Buffer.concat([Buffer.from(seed, 'hex'), Buffer.from(purpose)]));
  const order = ids.slice().sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (let i = order.length - 1; i > 0; i -= 1) {
    const n = i + 1;
    let word = next();
    while (word >= 2 ** 32 - (2 ** 32 % n)) word = next();
    const j = word % n;
    const [a = '', b = ''] = [order[i], order[j]];
    order[i] = b;
    order[j] = a;
  }
  return order;
}

/** HMAC_DRBG with SHA-256, four bytes a call. */
function generator(seedMaterial: Buffer): () => number {
  const hmac = (key: Buffer, ...data: Buffer[]) => createHmac('sha256', key).update(Buffer.concat(data)).digest();
  let [key, value] = [Buffer.alloc(32, 0), Buffer.alloc(32, 1)];
  const update = (data?: Buffer) => {
    key = hmac(key, value, Buffer.from([0]), ...(data ? [data] : []));
    value = hmac(key, value);
    if (!data) return;
    key = hmac(key, value, Buffer.from([1]), data);
    value = hmac(key, value);
  };
  update(seedMaterial);
  return () => {
    value = hmac(key, value);
    const word = value.readUInt32BE(0);
    update();
    return word;
  };
}
