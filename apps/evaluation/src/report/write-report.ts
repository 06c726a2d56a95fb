import { concludeSignoff, type MemberPosition, type Signature } from '@mingtang/procedure/evaluation';
import { digestOf } from '@mingtang/transparency';
import { type EntityManager, IsNull } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { type Evaluation } from '../lot/evaluation.entity';
import { type OpenedLot } from '../lot/opened-lot';
import { type EvaluationReport } from './report';
import { ReportSignature } from './report-signature.entity';
import { signingDue } from './signing-due';

/** The evaluation is complete: its document is written and signing has begun. */
export type CompletedEvaluation = Evaluation & { readonly document: NonNullable<Evaluation['document']> };

export interface CompletedLot extends OpenedLot {
  readonly evaluation: CompletedEvaluation;
  /** The first instant at which a member that has not signed counts as consenting. */
  readonly due: string;
}

/** A lot whose evaluation is complete; undefined of another. */
export function completedLot(lot: OpenedLot): CompletedLot | undefined {
  const { evaluation } = lot;
  const due = signingDue(lot.case);
  return isCompleted(evaluation) && due !== undefined ? { ...lot, evaluation, due } : undefined;
}

function isCompleted(evaluation: Evaluation): evaluation is CompletedEvaluation {
  return evaluation.document !== null;
}

/** What members have said to the report so far, in its order. */
export async function signaturesOf(
  manager: EntityManager,
  { project, lot }: Pick<Evaluation, 'project' | 'lot'>,
): Promise<Signature[]> {
  const given = await manager.find(ReportSignature, {
    where: { project, lot, voidAt: IsNull() },
    order: { givenAt: 'ASC', id: 'ASC' },
  });
  return given.map(({ member, position, dissent }) => ({ member, position, ...(dissent !== null && { dissent }) }));
}

/** The report as it stands at `now`; `complete` once nobody's word is waited for any more (EVA-07). */
export function writeReport(
  { evaluation: { document, signedAt }, due }: Pick<CompletedLot, 'evaluation' | 'due'>,
  members: readonly CommitteeMember[],
  signatures: readonly Signature[],
  now: string,
): { readonly report: EvaluationReport; readonly complete: boolean } {
  const ids = members.map(({ id }) => id);
  const { complete, positions } = concludeSignoff({ members: ids, signatures, now, due });
  const concludedAt = signedAt?.toISOString() ?? (complete ? now : undefined);
  return {
    complete,
    report: {
      type: 'mingtang/evaluation-report/v1',
      documentDigest: digestOf(document),
      document,
      signing: {
        due,
        ...(concludedAt !== undefined && { concludedAt }),
        members: positions.flatMap((position) => signed(position, members)).sort(byName),
      },
    },
  };
}

type SignedMember = EvaluationReport['signing']['members'][number];

function signed({ member, position, dissent }: MemberPosition, members: readonly CommitteeMember[]): SignedMember[] {
  return members
    .filter(({ id }) => id === member)
    .map(({ name, kind }) => ({ name, kind, position, ...(dissent !== undefined && { dissent }) }));
}

function byName(a: SignedMember, b: SignedMember): number {
  return a.name < b.name ? -1 : Number(a.name > b.name);
}
