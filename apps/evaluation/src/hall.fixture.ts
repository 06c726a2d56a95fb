import { type OpeningEntry, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { readTraded } from '@mingtang/service-kit';
import {
  accountOf,
  type Answer,
  type Client,
  client,
  eventually,
  FakeClock,
  historyUntil,
  openingEntries,
  PublicLog,
  publishedProject,
  secretFile,
  startTestService,
  type TestService,
  tokenOf,
} from '@mingtang/testing';
import { DataSource } from 'typeorm';
import { type AssignmentDto } from './committee/assignment.dto';
import { type Anchored, TestCustodian } from './custodians.fixture';
import { type WaitingDrawDto } from './custody/custody.dto';
import { type DrawDto, type DrawRequestDto } from './draw/draw.dto';
import { type DrawStandDto } from './draw/draw-stand';
import { evaluationService } from './evaluation.service';
import { type LotDto } from './lot/lot.dto';
import { type ExpertDto } from './pool/expert.dto';
import { type EvaluatedLotDto } from './review/evaluated-bids.dto';

export const EXPERTS = Array.from({ length: 12 }, (_, index) => `expert-${index + 1}`);

/** A lot that is evaluated in a test, by the usernames of who acts. */
export class EvaluatedLot {
  readonly path: string;

  constructor(
    private readonly hall: EvaluationHall,
    readonly published: PublishedProject,
    readonly lot: string,
    readonly entries: readonly OpeningEntry[],
  ) {
    this.path = `/projects/${published.id}/lots/${lot}`;
  }

  get<Body>(username: string | undefined, act = ''): Promise<Answer<Body>> {
    return this.hall.as(username).then((caller) => caller.get<Body>(this.path + act));
  }

  post<Body = { code: string }>(
    username: string,
    act: string,
    body: unknown = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    return this.hall.as(username).then((caller) => caller.post<Body>(`${this.path}/${act}`, body, headers));
  }

  async stand(username = 'tenderer'): Promise<LotDto> {
    return (await this.get<LotDto>(username)).body;
  }

  /** The latest draw of the lot. */
  async drawStand(): Promise<DrawStandDto> {
    const { draw } = await this.stand();
    if (!draw) throw new Error('no draw of the lot was opened');
    return draw;
  }

  drawId(number: number): { project: string; lot: string; number: number } {
    return { project: this.published.id, lot: this.lot, number };
  }

  /** Custodians commit, and the draw is asked for: with fewer than all, once the wait for the others is over. */
  async draw(
    request: Partial<DrawRequestDto> = {},
    custodians: readonly TestCustodian[] = this.hall.custodians,
  ): Promise<Answer<DrawDto & { code: string }>> {
    const latest = (await this.stand()).draw;
    if (latest?.state === 'awaiting-commitments')
      for (const custodian of custodians) await custodian.commit(this.drawId(latest.number));
    if (custodians.length < this.hall.custodians.length) this.hall.passSeconds(120);
    return this.ask(request);
  }

  /** The draw is asked for, whether or not custodians have committed. */
  ask(request: Partial<DrawRequestDto> = {}): Promise<Answer<DrawDto & { code: string }>> {
    return this.post('tenderer', 'draw', { seats: [{ category: 'A08', count: 5 }], ...request });
  }

  /** The event that asked for the latest draw of the lot. */
  async requested() {
    const event = (await this.hall.service.events('evaluation.draw-requested.v1'))
      .filter(({ data }) => data.project === this.published.id && data.lot === this.lot)
      .at(-1);
    if (!event) throw new Error('no draw was asked for');
    return event;
  }

  /** The log anchors the latest request; what custodians then reveal for. */
  async anchor(): Promise<Anchored> {
    const requested = await this.requested();
    await this.hall.publish(this.published, await this.hall.log.anchor(requested));
    const { number, requestDigest, commitments } = requested.data;
    const committed = this.hall.custodians.filter(({ subject }) => commitments.some((c) => c.custodian === subject));
    for (const { username } of committed) {
      const { body } = await (
        await this.hall.as(username)
      ).get<{ items: WaitingDrawDto[] }>('/custody/draws?limit=100');
      const waiting = body.items.find((one) => one.project === this.published.id && one.number === number);
      const root = waiting?.checkpoint?.split('\n')[2];
      if (root !== undefined) return { ...this.drawId(number), requestDigest, root };
    }
    throw new Error('no custodian is asked to reveal');
  }

  /** The draw is asked for, anchored, and every custodian who committed reveals. */
  async drawn(request: Partial<DrawRequestDto> = {}): Promise<Anchored> {
    const { status } = await this.draw(request);
    if (status !== 201) throw new Error(`the draw was refused (${status})`);
    const anchored = await this.anchor();
    for (const custodian of this.hall.custodians) await custodian.reveal(anchored);
    return anchored;
  }

  /** Usernames of the experts who sit now. */
  async seated(): Promise<string[]> {
    const seats = await Promise.all(
      EXPERTS.map(async (username) => {
        const caller = await this.hall.as(username);
        const { body } = await caller.get<{ items: AssignmentDto[] }>('/assignments?limit=100');
        return body.items.some(({ project, lot }) => project === this.published.id && lot === this.lot) ? username : [];
      }),
    );
    return seats.flat();
  }

  /** Draws a committee of five experts who all accept. */
  async formed(request: Partial<DrawRequestDto> = {}): Promise<string[]> {
    await this.drawn(request);
    const members = await this.seated();
    for (const member of members) await this.post(member, 'declaration', { interest: false });
    return members;
  }

  /** Findings of a member: everything met but what `against` names as `bid/requirement`. */
  async findings(member: string, against: Readonly<Record<string, string>> = {}): Promise<object[]> {
    const { body } = await this.get<EvaluatedLotDto>(member, '/bids');
    return body.bids.flatMap(({ bid }) =>
      body.requirements.map(({ id }) => {
        const reason = against[`${bid}/${id}`];
        const finding = { bidId: bid, requirementId: id, met: reason === undefined };
        return reason === undefined ? finding : { ...finding, reason, statement: '见投标文件第3页' };
      }),
    );
  }

  async review(
    member: string,
    against: Readonly<Record<string, string>> = {},
    lackOfCompetition?: string,
  ): Promise<Answer<{ code: string }>> {
    const findings = await this.findings(member, against);
    return this.post(member, 'review-sheets', {
      findings,
      ...(lackOfCompetition !== undefined && { lackOfCompetition }),
    });
  }

  /** Scores of a member by bid and criterion, for bids that passed the review. */
  async scores(member: string, score: (bid: number, criterion: string) => string): Promise<object[]> {
    const { body } = await this.get<EvaluatedLotDto>(member, '/bids');
    return body.bids.flatMap(({ bid, responsive }, at) =>
      responsive
        ? body.criteria
            .filter(({ kind }) => kind !== 'price')
            .map(({ id }) => ({ bidId: bid, criterionId: id, score: score(at, id) }))
        : [],
    );
  }

  async score(member: string, score: (bid: number, criterion: string) => string): Promise<Answer<{ code: string }>> {
    return this.post(member, 'score-sheets', { scores: await this.scores(member, score) });
  }

  /** A formed committee that has found everything met, and scored where the method has scores. */
  async completed(score: (bid: number, criterion: string) => string = () => '80'): Promise<string[]> {
    const members = await this.formed();
    for (const member of members) await this.review(member);
    if (this.published.evaluation.kind === 'composite') for (const member of members) await this.score(member, score);
    return members;
  }
}

/** Of which pseudonyms are made of whom an event concerns. */
export const NOTICE_KEY = 'the key of a test';

/** The evaluation service with a pool of admitted experts. */
export class EvaluationHall {
  readonly log = new PublicLog();
  /** Five, of whom any three open a bid. */
  readonly custodians: TestCustodian[] = [];

  private constructor(
    readonly service: TestService,
    readonly clock: FakeClock,
  ) {}

  /** Twelve admitted experts of category A08; the first six of B01 too, the last six also serve region 440000. */
  static async open(): Promise<EvaluationHall> {
    const clock = new FakeClock('2036-04-01T01:00:00.000Z');
    const hall = new EvaluationHall(
      await startTestService(evaluationService, { clock, environment: { NOTICE_KEY_FILE: secretFile(NOTICE_KEY) } }),
      clock,
    );
    for (let number = 1; number <= 5; number += 1)
      hall.custodians.push(await TestCustodian.of(hall, `custodian-${number}`));
    for (const [at, username] of EXPERTS.entries())
      await hall.admit(username, at < 6 ? ['A08', 'B01'] : ['A08'], at < 6 ? ['330100'] : ['330100', '440000']);
    return hall;
  }

  async as(username: string | undefined): Promise<Client> {
    return client(this.service.url, username === undefined ? undefined : await tokenOf(username));
  }

  async admit(username: string, categories: string[], regions = ['330100']): Promise<string> {
    const entry = { name: `${accountOf(username).username} 先生`, categories, regions };
    const { body } = await (await this.as(username)).put<ExpertDto>('/experts/me', entry);
    await (await this.as('operator')).post(`/experts/${body.id}/admission`, {});
    return body.id;
  }

  /** An expert's own entry in the pool. */
  async expert(username: string): Promise<ExpertDto> {
    return (await (await this.as(username)).get<ExpertDto>('/experts/me')).body;
  }

  /** A published project whose only lot has been opened. */
  async opened(
    overrides: Partial<PublishedProject> = {},
    entries: readonly OpeningEntry[] = openingEntries(),
    openedAt?: string,
  ): Promise<EvaluatedLot> {
    const custody = { threshold: 3, custodians: this.custodians.map(({ published }) => published) };
    const published = publishedProject({ custody, ...overrides });
    const lot = published.lots[0]?.id ?? '';
    const opening = { entries: [...entries], ...(openedAt && { openedAt }) };
    await this.service.publish(...historyUntil('complete-opening', published, { lot, opening }));
    return new EvaluatedLot(this, published, lot, entries);
  }

  /** What other services say once all that this one said of the project has its place in the order. */
  async publish({ id }: PublishedProject, ...events: ProcessEvent[]): Promise<void> {
    await eventually(async () => {
      const project = await readTraded(this.service.app.get(DataSource).manager, id);
      return project?.cases.every(({ acted }) => acted.length === 0) === true;
    });
    await this.service.publish(...events);
  }

  passSeconds(seconds: number): void {
    this.clock.set(new Date(this.clock.now().getTime() + seconds * 1_000).toISOString());
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
