import { type NoticeKind } from './notice';
import { type Recipient } from './recipient';

export interface Linked {
  readonly kind: NoticeKind;
  readonly recipient: Recipient;
  readonly project: string;
  readonly lot: string | null;
}

/** The portal's page where a recipient does what a notice asks for, or else reads what it tells of. */
export function linkOf({ kind, recipient, project, lot }: Linked): string {
  if (SEATS.includes(kind))
    return `/desk/expert/projects/${project}/lots/${lot}${kind === 'report-to-sign' ? '/report' : ''}`;
  if (kind === 'shares-due' || kind === 'draw-to-reveal') return '/desk/custodian';
  if (kind === 'question-asked') return `/desk/tenderer/projects/${project}/questions`;
  return recipient.startsWith('owner:') ? `/desk/tenderer/projects/${project}` : `/projects/${project}`;
}

/** What only members of a committee are told; outside of the platform it must not say of which tender (EVA-03). */
export const SEATS: readonly NoticeKind[] = [
  'seat-drawn',
  'review-due',
  'report-to-sign',
  'consultation-due',
  'scores-due',
];
