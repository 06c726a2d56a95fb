import { generateCustodyIdentity, generateSigningKey, signRecipient, type SigningKey } from '@mingtang/sealing';
import {
  type Answer,
  client,
  type Client,
  FakeClock,
  startTestService,
  subjectOf,
  type TestService,
  tokenOf,
} from '@mingtang/testing';
import { Acts } from '@mingtang/service-kit';
import { announcementService } from '../announcement.service';
import { type DraftDto, type SandboxDto } from '../drafting/draft.dto';
import { type NoticeDto } from '../notices/notice.dto';
import { type ProjectDto } from '../project/project.dto';
import { draftFixture } from './draft-fixture';

const CUSTODIANS = ['custodian-1', 'custodian-2', 'custodian-3'] as const;
/** Ten in the morning in Shanghai, on a Monday. */
export const MONDAY = '2036-03-03T02:00:00.000Z';

/** The real service with three registered custodians, and the ways in which its tests use it. */
export interface Announcing {
  readonly service: TestService;
  readonly clock: FakeClock;
  /** A caller with the token of a demo account; anonymous without. */
  as(username?: string): Promise<Client>;
  /** The custodians' signing keys, by account name. */
  readonly keys: ReadonlyMap<string, SigningKey>;
  /** @param procedure open tendering where it is left out */
  draft(
    username?: string,
    overrides?: Partial<DraftDto>,
    sandbox?: SandboxDto,
    procedure?: string,
  ): Promise<ProjectDto>;
  upload(project: string, username?: string): Promise<void>;
  /** Every custodian gives its recipient. */
  complete(project: string): Promise<void>;
  /** A published project: drafted, with a document and its custody, its notice first in the order of the project. */
  published(
    username?: string,
    overrides?: Partial<DraftDto>,
    sandbox?: SandboxDto,
    procedure?: string,
  ): Promise<NoticeDto>;
}

export async function startAnnouncing(): Promise<Announcing> {
  const clock = new FakeClock(MONDAY);
  const service = await startTestService(announcementService, { clock });
  const as = async (username?: string): Promise<Client> =>
    client(service.url, username === undefined ? undefined : await tokenOf(username));
  const keys = new Map<string, SigningKey>();
  for (const name of CUSTODIANS) {
    const key = generateSigningKey();
    keys.set(name, key);
    await succeed((await as(name)).put('/custodians/me', { verificationKey: key.publicKey }));
    clock.advance(1);
  }

  async function giveRecipient(project: string, name: string): Promise<void> {
    const { recipient } = await generateCustodyIdentity();
    const custodian = await subjectOf(name);
    const signature = signRecipient({ project, custodian, recipient }, keys.get(name) as SigningKey);
    await succeed((await as(name)).put(`/projects/${project}/custody/recipient`, { recipient, signature }));
  }

  const announcing: Announcing = {
    service,
    clock,
    as,
    keys,
    async draft(username = 'tenderer', overrides = {}, sandbox, procedure) {
      const draft = draftFixture(overrides);
      const begun = { draft, ...(sandbox && { sandbox }), ...(procedure && { procedure }) };
      return succeed<ProjectDto>((await as(username)).post('/projects', begun));
    },
    async upload(project, username = 'tenderer') {
      const content = new TextEncoder().encode(`招标文件 ${project}`);
      await succeed((await as(username)).post(`/projects/${project}/documents?title=招标文件`, content));
    },
    async complete(project) {
      for (const name of CUSTODIANS) await giveRecipient(project, name);
    },
    async published(username = 'tenderer', overrides = {}, sandbox, procedure) {
      const { id } = await announcing.draft(username, overrides, sandbox, procedure);
      await announcing.upload(id, username);
      await announcing.complete(id);
      const notice = await succeed<NoticeDto>((await as(username)).post(`/projects/${id}/publication`, {}));
      await service.app.get(Acts).ordered(id);
      return notice;
    },
  };
  return announcing;
}

/** The body of an answer that must be a success. */
export async function succeed<Body>(asked: Promise<Answer<unknown>>): Promise<Body> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
  return body as Body;
}

/** The codes of a problem: that of the whole, and each of its errors'. */
export function codesOf(answer: Answer<unknown>): string[] {
  const { code, errors } = answer.body as { code: string; errors?: { code: string }[] };
  return errors?.map((error) => error.code) ?? [code];
}
