import { type ProcessEvent } from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { isBefore } from '@mingtang/procedure';
import { Addressing, Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { knowledgeOf, lockProject } from '../knowledge/known-project';
import { tell } from '../telling/audiences';
import { type Knowledge } from '../telling/knowledge';
import { RecordNotices } from '../telling/record-notices';
import { awardPossible } from '../telling/result';
import { REMINDED_HOURS_BEFORE, reminderTimes } from './reminder-times';

const DEADLINE_TIMER = 'remind-of-deadline';
const AWARD_TIMER = 'remind-of-award';

interface DeadlineReminder {
  readonly project: string;
  readonly deadline: string;
}
interface AwardReminder {
  readonly project: string;
  readonly lot: string;
}

/** Tells of times that come without an event: the bid deadline draws near, the publication of candidates is over. */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly addressing: Addressing,
    private readonly notices: RecordNotices,
  ) {}

  onModuleInit(): void {
    this.timers.on<DeadlineReminder>(DEADLINE_TIMER, (reminder) => this.ofDeadline(reminder));
    this.timers.on<AwardReminder>(AWARD_TIMER, (reminder) => this.ofAward(reminder));
  }

  /** Sets the reminders that follow from an event; those of a deadline that was moved move with it. */
  async follow(transaction: Transaction, { type, data }: ProcessEvent, { project, lot }: Knowledge): Promise<void> {
    if ('published' in data) await this.setDeadline(transaction, project);
    if (type === 'disclosure.candidates-published.v1' && lot?.objectionsUntil) {
      const payload: AwardReminder = { project: project.id, lot: lot.id };
      const of = [project.id, lot.id];
      await this.timers.set(transaction, { name: AWARD_TIMER, of, at: lot.objectionsUntil, payload });
    }
  }

  private async setDeadline(
    transaction: Transaction,
    { id, deadline, calendar }: Pick<Knowledge['project'], 'id' | 'deadline' | 'calendar'>,
  ): Promise<void> {
    const now = this.clock.instant();
    for (const [index, at] of reminderTimes(deadline, calendar).entries()) {
      const timer = { name: DEADLINE_TIMER, of: [id, `${REMINDED_HOURS_BEFORE[index]}`] };
      if (isBefore(at, now)) await this.timers.cancel(transaction, timer);
      else await this.timers.set(transaction, { ...timer, at, payload: { project: id, deadline } });
    }
  }

  private async ofDeadline({ project: id, deadline }: DeadlineReminder): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const row = await lockProject(manager, id);
      const now = this.clock.instant();
      const { project, participants } = await knowledgeOf(manager, this.addressing, row);
      if (project.cancelled || project.deadline !== deadline || !isBefore(now, deadline)) return;
      const near = tell(participants, { kind: 'deadline-near', dueAt: deadline, due: 'bids' });
      await this.notices.record(transaction, id, now, near);
    });
  }

  private async ofAward({ project: id, lot }: AwardReminder): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const row = await lockProject(manager, id);
      const now = this.clock.instant();
      const knowledge = await knowledgeOf(manager, this.addressing, row, lot);
      await this.notices.record(transaction, id, now, awardPossible(now, knowledge));
    });
  }
}
