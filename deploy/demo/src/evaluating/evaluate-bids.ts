import { type PlatformClient, ProblemError, type Tender } from '@mingtang/client';
import { BID_SECURITY_REQUIREMENT } from '@mingtang/procedure/evaluation';
import { type Criterion, type Requirement } from '@mingtang/procedure/tender';
import { type Player } from '../cast/cast';
import { type Report } from '../report';
import { madeScore } from './made-scores';

/** What a member of the committee is given to evaluate. */
interface LotToEvaluate {
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly Criterion[];
  readonly bids: readonly {
    readonly bid: string;
    readonly bidder: { readonly name: string; readonly id: string };
    readonly securityPaid: boolean;
    /** Once the review is concluded: whether the bid passed. */
    readonly responsive?: boolean;
  }[];
}

/** Every member reviews each bid by each published requirement (EVA-05); a bid whose security did not arrive is rejected. */
export async function reviewBids(
  members: readonly Player[],
  { id }: Tender,
  lot: string,
  report: Report,
): Promise<void> {
  const path = `/api/evaluation/projects/${id}/lots/${lot}`;
  await Promise.all(
    members.map(async ({ client }) => {
      const { requirements, bids } = await client.get<LotToEvaluate>(`${path}/bids`);
      const findings = bids.flatMap(({ bid: bidId, securityPaid }) =>
        requirements.map(({ id: requirementId }) =>
          requirementId === BID_SECURITY_REQUIREMENT && !securityPaid
            ? { bidId, requirementId, met: false, reason: 'no-bid-security', statement: '截止时未收到投标保证金' }
            : { bidId, requirementId, met: true },
        ),
      );
      await client.post(`${path}/review-sheets`, { findings });
    }),
  );
  const [member] = members;
  const { bids = [] } = (await member?.client.get<LotToEvaluate>(`${path}/bids`)) ?? {};
  for (const { bidder } of bids.filter(({ responsive }) => !responsive))
    report({
      zh: `初步评审：否决 ${bidder.name} 的投标，未按要求提交投标保证金 (EVA-05)`,
      en: `review: the bid of ${bidder.id} is rejected for want of its security (EVA-05)`,
    });
}

/** Every member scores each bid that passed the review, by each criterion but the price, which is computed (EVA-04). */
export async function scoreBids(
  members: readonly Player[],
  { id }: Tender,
  lot: string,
  report: Report,
): Promise<void> {
  const path = `/api/evaluation/projects/${id}/lots/${lot}`;
  await Promise.all(
    members.map(async ({ client }, member) => {
      const { criteria, bids } = await client.get<LotToEvaluate>(`${path}/bids`);
      const scored = criteria.filter(({ kind }) => kind !== 'price');
      const scores = bids
        .filter(({ responsive }) => responsive)
        .flatMap(({ bid: bidId }, bid) =>
          scored.map(({ id: criterionId, maximum }, criterion) => ({
            bidId,
            criterionId,
            score: madeScore(maximum, { member, bid, criterion }),
          })),
        );
      await client.post(`${path}/score-sheets`, { scores });
    }),
  );
  report({
    zh: `${members.length} 名成员独立评分，各自评分表以摘要封存，齐备后方汇总`,
    en: `${members.length} members score on their own; each sheet is sealed by its digest until all are in`,
  });
}

/** All sign the report but one, who dissents in writing; whoever is too slow counts as consenting (EVA-07). */
export async function signReport(
  members: readonly Player[],
  { id }: Tender,
  lot: string,
  report: Report,
): Promise<void> {
  const path = `/api/evaluation/projects/${id}/lots/${lot}/signatures`;
  const words = members.map((_, index) =>
    index === 0
      ? { position: 'dissented', dissent: '认为第二名的施工组织设计评分偏低，其余无异议' }
      : { position: 'signed' },
  );
  const taken = await Promise.all(members.map(({ client }, index) => inTime(client, path, words[index])));
  const given = (position: string) => words.filter((word, index) => taken[index] && word.position === position).length;
  const late = taken.filter((inItsTime) => !inItsTime).length;
  report({
    zh: `评标报告：${given('signed')} 名成员签署，${given('dissented')} 名书面提出不同意见${late ? `，${late} 名逾期视为同意` : ''} (EVA-07)`,
    en: `evaluation report: ${given('signed')} members sign, ${given('dissented')} dissents in writing${late ? `, ${late} count as consenting` : ''} (EVA-07)`,
  });
}

/** @returns false where the time to sign was over. */
async function inTime(client: PlatformClient, path: string, word: unknown): Promise<boolean> {
  try {
    await client.post(path, word);
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'period-over') return false;
    throw error;
  }
}
