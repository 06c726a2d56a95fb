import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { type ActId } from '@mingtang/procedure/procedures';
import { isBefore } from '@mingtang/procedure/time';
import { Addressing, type Case, CaseChanges, lockTraded, Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { knowledgeOf } from '../projections/known-project';
import { tell } from '../telling/audiences';
import { beginningsIn, type Due, duesIn, isOfProject, nowPossible, whoseIs } from '../telling/dues';
import { type KnownLot, type Knowledge } from '../telling/knowledge';
import { type Notice } from '../telling/notice';
import { RecordNotices } from '../telling/record-notices';
import { REMINDED_HOURS_BEFORE, reminderTimes } from './reminder-times';

const DUE_TIMER = 'remind-of-due';
const POSSIBLE_TIMER = 'remind-of-possible';

interface Reminder {
  readonly project: string;
  readonly lot: string;
  readonly act: ActId;
}
interface DueReminder extends Reminder {
  readonly item?: string;
  readonly due: string;
}

/** Tells of times that come without an event: something is due soon, or has become possible. They follow from where a case stands, and move with it. */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly changes: CaseChanges,
    private readonly addressing: Addressing,
    private readonly notices: RecordNotices,
  ) {}

  onModuleInit(): void {
    this.timers.on<DueReminder>(DUE_TIMER, (reminder) =>
      this.tell(reminder, (knowledge) => this.near(reminder, knowledge)),
    );
    this.timers.on<Reminder>(POSSIBLE_TIMER, (reminder) =>
      this.tell(reminder, (knowledge) =>
        nowPossible(this.clock.instant(), knowledge).filter(({ act }) => act === reminder.act),
      ),
    );
    this.changes.on((of, transaction) => this.follow(of, transaction));
  }

  /** One that no longer holds when its time comes tells nothing, and is not taken away before. */
  private async follow(of: Case, transaction: Transaction): Promise<void> {
    const { project, lot, law } = of;
    const now = this.clock.instant();
    for (const { act, at, item } of duesIn(of, now))
      for (const [index, reminded] of reminderTimes(at, law.calendar).entries()) {
        if (isBefore(reminded, now)) continue;
        const payload: DueReminder = { project, lot, act, due: at, ...(item !== undefined && { item }) };
        const name = [project, lot, act, item ?? '', `${REMINDED_HOURS_BEFORE[index]}`];
        await this.timers.set(transaction, { name: DUE_TIMER, of: name, at: reminded, payload });
      }
    for (const { act, at } of beginningsIn(of, now)) {
      const payload: Reminder = { project, lot, act };
      await this.timers.set(transaction, { name: POSSIBLE_TIMER, of: [project, lot, act], at, payload });
    }
  }

  private async tell({ project: id, lot }: Reminder, whom: (knowledge: Knowledge) => Notice[]): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const project = await lockTraded(manager, id);
      if (!project) return;
      const knowledge = await knowledgeOf(manager, this.addressing, project, lot);
      await this.notices.record(transaction, id, this.clock.instant(), whom(knowledge));
    });
  }

  private near({ act, item, due, lot: id }: DueReminder, knowledge: Knowledge): Notice[] {
    const now = this.clock.instant();
    const { law } = knowledge.project;
    const dueIn = ({ stand }: KnownLot): Due | undefined =>
      duesIn({ law, stand }, now).find((each) => each.act === act && each.item === item && each.at === due);
    const found = knowledge.lot && dueIn(knowledge.lot);
    if (!found || !isBefore(now, due)) return [];
    const near = { kind: 'due-near', act, dueAt: due } as const;
    if (!isOfProject(found)) return tell(whoseIs(found, knowledge), { ...near, lot: id });
    // Of what is due in several lots alike, the first of them tells.
    return knowledge.lots.find(dueIn)?.id === id ? tell(whoseIs(found, knowledge), near) : [];
  }
}
