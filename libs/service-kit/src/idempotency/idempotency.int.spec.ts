import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Problem } from '@mingtang/contracts';
import { UnitOfWork } from '@mingtang/messaging';
import { RefusedError } from '@mingtang/procedure/rules';
import { type Client, client, startTestService, type TestService, tokenOf } from '@mingtang/testing';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { randomUUID } from 'node:crypto';
import { Column, DataSource, Entity, type MigrationInterface, PrimaryGeneratedColumn, type QueryRunner } from 'typeorm';
import { Act } from '../access/act.decorator';

@Entity()
class Remark {
  @PrimaryGeneratedColumn()
  id: number;

  @Column('text')
  text: string;
}

class Remarks1764000000100 implements MigrationInterface {
  name = 'Remarks1764000000100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('CREATE TABLE remark (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

class RemarkDto {
  @ApiProperty({ example: '道路改造' })
  @IsString()
  text: string;
}

/** What the next request is met with inside of its transaction. */
let obstacle: () => Promise<void> | void = () => undefined;

@Controller('remarks')
class RemarksController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Post()
  @Act({ summary: 'Remark', by: ['tenderer', 'agency'], creates: true })
  add(@Body() { text }: RemarkDto): Promise<{ id: number }> {
    return this.unitOfWork.run(async ({ manager }) => {
      const { id } = await manager.save(Remark, { text });
      await obstacle();
      return { id };
    });
  }
}

@Module({ controllers: [RemarksController] })
class RemarksModule {}

let service: TestService;
let tenderer: Client;

beforeAll(async () => {
  service = await startTestService({
    name: 'announcement',
    title: 'Remarks',
    description: 'kept once',
    module: RemarksModule,
    entities: [Remark],
    migrations: [Remarks1764000000100],
  });
  tenderer = client(service.url, await tokenOf('tenderer'));
});

afterAll(() => service.close());

beforeEach(() => {
  obstacle = () => undefined;
});

const remark = (key: string | undefined, text: string, by = tenderer) =>
  by.post<Partial<Problem> & { id?: number }>(
    '/remarks',
    { text },
    key === undefined ? {} : { 'idempotency-key': key },
  );
const kept = (text: string) => service.app.get(DataSource).manager.countBy(Remark, { text });

describe('a request under an idempotency key', () => {
  it('is done once and answered alike however often it comes', async () => {
    const [key, text] = [randomUUID(), randomUUID()];
    const first = await remark(key, text);
    const repeat = await remark(key, text);
    expect([first.status, repeat.status]).toEqual([201, 201]);
    expect(repeat.body).toEqual(first.body);
    expect([first, repeat].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await kept(text)).toBe(1);
  });

  it('is done once when many copies come at once', async () => {
    const [key, text] = [randomUUID(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 12 }, () => remark(key, text)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(await kept(text)).toBe(1);
  });

  it('is refused when the key stands for another body', async () => {
    const [key, text] = [randomUUID(), randomUUID()];
    await remark(key, text);
    const other = await remark(key, `${text} changed`);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused', field: 'Idempotency-Key' } });
    expect(await kept(`${text} changed`)).toBe(0);
  });

  it('leaves the key free when it is refused', async () => {
    const [key, text] = [randomUUID(), randomUUID()];
    obstacle = () => {
      throw new RefusedError([{ kind: 'conflict', code: 'not-now', message: { zh: '稍后', en: 'not now' } }]);
    };
    expect(await remark(key, text)).toMatchObject({ status: 409, body: { code: 'not-now' } });
    obstacle = () => undefined;
    expect((await remark(key, text)).status).toBe(201);
    expect(await kept(text)).toBe(1);
  });

  it('leaves the key free when it fails, so that the copy that waited for it is done', async () => {
    const [key, text] = [randomUUID(), randomUUID()];
    let fail = (): void => undefined;
    const failing = new Promise<void>((_, reject) => (fail = () => reject(new Error('crash'))));
    obstacle = () => {
      obstacle = () => undefined;
      return failing;
    };
    const first = remark(key, text);
    const second = remark(key, text);
    fail();
    expect([(await first).status, (await second).status].sort()).toEqual([201, 500]);
    expect(await kept(text)).toBe(1);
  });

  it('is another’s own business: two accounts may use one key', async () => {
    const [key, text] = [randomUUID(), randomUUID()];
    const agency = client(service.url, await tokenOf('agency'));
    expect((await remark(key, text)).status).toBe(201);
    expect((await remark(key, text, agency)).headers.get('idempotency-replayed')).toBeNull();
    expect(await kept(text)).toBe(2);
  });

  it.each(['with space', 'x'.repeat(129)])('is refused with the malformed key %j', async (key) => {
    expect(await remark(key, 'x')).toMatchObject({ status: 400, body: { code: 'idempotency-key-malformed' } });
  });

  it('does not let in who may not act, key or not', async () => {
    const [key, text] = [randomUUID(), randomUUID()];
    await remark(key, text);
    expect((await remark(key, text, client(service.url))).status).toBe(401);
    expect((await remark(key, text, client(service.url, await tokenOf('bidder-1')))).status).toBe(403);
  });

  it('is checked like any other: a wrong body uses no key', async () => {
    const key = randomUUID();
    const wrong = await tenderer.post('/remarks', { text: 1 }, { 'idempotency-key': key });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect((await remark(key, randomUUID())).status).toBe(201);
  });
});

describe('a request without a key', () => {
  it('is done each time', async () => {
    const text = randomUUID();
    await remark(undefined, text);
    await remark(undefined, text);
    expect(await kept(text)).toBe(2);
  });
});

describe('answers of a service', () => {
  it('are problem+json in the language preferred, never to be kept', async () => {
    const { headers, body } = await tenderer.post('/remarks', {}, { 'accept-language': 'en' });
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-language')).toBe('en');
    expect(body).toMatchObject({ code: 'request-invalid', title: 'The request is not valid', instance: '/remarks' });
  });

  it('challenge who comes without a token', async () => {
    const { status, headers } = await client(service.url).post('/remarks', { text: 'x' });
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="mingtang"']);
  });

  it('refuse fields that no DTO knows, bodies too large, and bodies that are no JSON', async () => {
    expect(await tenderer.post('/remarks', { text: 'x', admin: true })).toMatchObject({
      status: 400,
      body: { code: 'request-invalid', field: 'admin' },
    });
    expect(await tenderer.post('/remarks', { text: 'x'.repeat(1_100_000) })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
    const broken = await tenderer.post('/remarks', Buffer.from('{'), { 'content-type': 'application/json' });
    expect(broken).toMatchObject({ status: 400, body: { code: 'request-malformed' } });
  });

  it('refuse bodies nested so deep that reading them would exhaust the stack, with a key and without', async () => {
    const deep = Buffer.from('['.repeat(20_000) + ']'.repeat(20_000));
    for (const headers of [{}, { 'idempotency-key': randomUUID() }])
      expect(await tenderer.post('/remarks', deep, { 'content-type': 'application/json', ...headers })).toMatchObject({
        status: 400,
        body: { code: 'request-too-deep' },
      });
  });

  it('refuse text that Postgres cannot hold', async () => {
    expect(await tenderer.post('/remarks', { text: 'a\0b' })).toMatchObject({
      status: 400,
      body: { code: 'request-malformed' },
    });
  });

  it('refuse a forged cursor of the dead letters', async () => {
    const operator = client(service.url, await tokenOf('operator'));
    const cursor = Buffer.from('["x"]').toString('base64url');
    expect(await operator.get('/operations/dead-letters')).toMatchObject({ status: 200, body: { items: [] } });
    expect(await operator.get(`/operations/dead-letters?cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'cursor-invalid' },
    });
    expect(await operator.post(`/operations/dead-letters/${randomUUID()}/replay`)).toMatchObject({
      status: 404,
      body: { code: 'dead-letter-unknown' },
    });
  });
});
