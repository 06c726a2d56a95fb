import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor } from '@mingtang/contracts';
import { EventHandlers, UnitOfWork } from '@mingtang/messaging';
import { addMilliseconds } from '@mingtang/procedure/time';
import { Act, By, IsLine, Timers } from '@mingtang/service-kit';
import { Body, Controller, Get, Module, type OnModuleInit, Post } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { MaxLength } from 'class-validator';
import { Column, DataSource, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { projectCancelled, projectPublished } from '../builders/announcement-events';
import { publishedProject } from '../builders/published-project';
import { subjectOf, tokenOf } from '../calling/accounts';
import { client } from '../calling/client';
import { eventually } from '../eventually';
import { FakeClock } from '../fake-clock';
import { startTestService, type TestService } from './test-service';

/** The smallest service with everything: an entity, an endpoint, an event in, an event out, a timer. */
@Entity()
class Title {
  @PrimaryColumn('uuid')
  project: string;

  @Column('text')
  text: string;
}

class Titles1764000000100 implements MigrationInterface {
  name = 'Titles1764000000100';

  async up(query: QueryRunner): Promise<void> {
    await query.query('CREATE TABLE title (project uuid PRIMARY KEY, text text NOT NULL)');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}

class RenameDto {
  @ApiProperty({ example: '道路改造' })
  @IsLine()
  @MaxLength(20)
  text: string;
}

@Controller('titles')
class TitlesController implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: EventHandlers,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    this.handlers.on('announcement.project-published.v1', async ({ data }, transaction) => {
      const { id, title, timetable } = data.published;
      await transaction.manager.insert(Title, { project: id, text: title });
      const at = timetable.submissionDeadline;
      await this.timers.set(transaction, { name: 'cancel', of: [id], at, payload: { id } });
    });
    this.timers.on<{ id: string }>('cancel', ({ id }) =>
      this.unitOfWork.run(async ({ emit }) => {
        emit('announcement.project-cancelled.v1', projectCancelled(publishedProject({ id })).data);
      }),
    );
  }

  @Get()
  @Act({ summary: 'Titles', by: 'public' })
  list(): Promise<Title[]> {
    return this.dataSource.manager.find(Title);
  }

  @Post()
  @Act({ summary: 'Rename all', by: ['tenderer'] })
  rename(@Body() { text }: RenameDto, @By() actor: Actor): Promise<{ by: string }> {
    return this.unitOfWork.run(async ({ manager }) => {
      await manager.updateAll(Title, { text });
      return { by: actor.subject };
    });
  }
}

@Module({ controllers: [TitlesController] })
class TitlesModule {}

const published = publishedProject();
const clock = new FakeClock(published.publishedAt);
let service: TestService;

beforeAll(async () => {
  service = await startTestService(
    {
      name: 'announcement',
      title: 'Titles',
      description: 'of projects',
      module: TitlesModule,
      entities: [Title],
      migrations: [Titles1764000000100],
    },
    { clock },
  );
});

afterAll(() => service.close());

describe('a service under test', () => {
  it('takes in what another service publishes, and answers from it', async () => {
    await service.publish(projectPublished(published));
    const answer = await client(service.url).get('/titles');
    expect(answer).toMatchObject({ status: 200, body: [{ project: published.id, text: published.title }] });
  });

  it('acts for a demo account with a real token, and for nobody without', async () => {
    const named = await client(service.url, await tokenOf('tenderer')).post('/titles', { text: '桥' });
    expect(named).toMatchObject({ status: 200, body: { by: await subjectOf('tenderer') } });
    expect((await client(service.url).post('/titles', { text: '桥' })).status).toBe(401);
    expect((await client(service.url, await tokenOf('bidder-1')).post('/titles', { text: '桥' })).status).toBe(403);
  });

  it('names each wrong field', async () => {
    const refused = await client(service.url, await tokenOf('tenderer')).post('/titles', { text: 1 });
    expect(refused).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  it('takes no bytes that are no text, and no characters that no text has', async () => {
    const tenderer = client(service.url, await tokenOf('tenderer'));
    const latin1 = Uint8Array.from('{"text":"MÁQUINA"}', (each) => each.charCodeAt(0));
    const json = { 'content-type': 'application/json' };
    expect(await tenderer.post('/titles', latin1, json)).toMatchObject({
      status: 400,
      body: { code: 'text-not-decodable', field: 'body', params: { offset: 10, byte: '0xC1' } },
    });
    for (const character of ['\0', '\ud800', '\ufffe', '\u202e', '\u2067', '\n', '\u2028'])
      expect(await tenderer.post('/titles', { text: `桥${character}` })).toMatchObject({
        status: 400,
        body: { errors: [{ code: 'character-not-allowed', field: 'text' }] },
      });
  });

  it('fires a timer when its own clock reaches it, not before', async () => {
    const { submissionDeadline } = published.timetable;
    clock.set(addMilliseconds(submissionDeadline, -1));
    await service.fireDueTimers();
    expect(await service.events()).toEqual([]);
    clock.advance(1);
    await service.fireDueTimers();
    expect(await service.events('announcement.project-cancelled.v1')).toMatchObject([
      { subject: published.id, time: submissionDeadline },
    ]);
  });
});

describe('eventually', () => {
  it('asks until there is an answer', async () => {
    const answers = [undefined, false, new Error('not yet'), 0] as const;
    let asked = 0;
    const probe = async () => {
      const answer = answers[asked++];
      if (answer instanceof Error) throw answer;
      return answer;
    };
    expect(await eventually(probe)).toBe(0);
  });

  it('gives up with the last reason', async () => {
    await expect(eventually(() => Promise.reject(new Error('no')), 60)).rejects.toThrow('60 ms: no');
  });
});
