import { type ActId } from '@mingtang/procedure/procedures';
import { type NoticeKind } from './notice';
import { type Recipient } from './recipient';

export interface Linked {
  readonly kind: NoticeKind;
  readonly recipient: Recipient;
  readonly project: string;
  readonly lot: string | null;
  readonly act: ActId | null;
}

/** The portal's page where a recipient does what a notice asks for, or else reads what it tells of. */
export function linkOf({ kind, recipient, project, lot, act }: Linked): string {
  if (isSeat({ kind, recipient })) {
    const signs = kind === 'report-to-sign' || act === 'sign-report';
    return `/desk/expert/projects/${project}/lots/${lot}${signs ? '/report' : ''}`;
  }
  if (kind === 'shares-due' || kind === 'draw-to-reveal') return '/desk/custodian';
  if (kind === 'question-asked' || act === 'answer-question') return `/desk/tenderer/projects/${project}/questions`;
  return recipient.startsWith('owner:') ? `/desk/tenderer/projects/${project}` : `/projects/${project}`;
}

/** What only members of a committee are told, whoever they are. */
const SEATS: readonly NoticeKind[] = ['seat-drawn', 'review-due', 'report-to-sign', 'consultation-due', 'scores-due'];

/** Whether it is told to a member of a committee: outside of the platform it must not say of which tender (EVA-03). Nobody else is told by account. */
export function isSeat({ kind, recipient }: Pick<Linked, 'kind' | 'recipient'>): boolean {
  return SEATS.includes(kind) || recipient.startsWith('account:');
}
