import { useQuery } from '@tanstack/react-query';
import { type EvaluationInput, type EvaluationResult, type MemberKind } from '@mingtang/procedure/evaluation';
import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { client } from '../../../api/api';

/** The evaluation report, as far as it is read on its page (docs/spec has all of it). */
export interface EvaluationReport {
  readonly documentDigest: string;
  readonly document: {
    readonly project: { readonly title: string };
    readonly lot: { readonly id: string; readonly title: string };
    readonly openedAt: string;
    readonly reviewConcludedAt: string;
    readonly completedAt: string;
    readonly bids: readonly { readonly bid: string; readonly bidder: OrganisationRef; readonly price: Money }[];
    readonly unopened: readonly { readonly bid: string; readonly bidder: OrganisationRef; readonly reason: string }[];
    readonly committee: { readonly recused: readonly unknown[] };
    readonly input: EvaluationInput;
    readonly result: EvaluationResult;
  };
  readonly signing: {
    readonly due: string;
    readonly concludedAt?: string;
    readonly members: readonly {
      readonly name: string;
      readonly kind: MemberKind;
      readonly position: 'signed' | 'dissented' | 'deemed-consent' | 'pending';
      readonly dissent?: string;
    }[];
  };
}

/** The report of a lot, for its committee, its owner and supervision once the evaluation is complete, then for all. */
export function useReport(path: { readonly project: string; readonly lot: string }, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['evaluation-report', path],
    queryFn: async () => {
      const { data } = await client.GET('/api/evaluation/projects/{project}/lots/{lot}/report', {
        params: { path },
        parseAs: 'json',
      });
      return data as unknown as EvaluationReport;
    },
  });
}

/** The report as PDF, its exact bytes. */
export async function reportPdf(path: { readonly project: string; readonly lot: string }): Promise<Blob> {
  const { data } = await client.GET('/api/evaluation/projects/{project}/lots/{lot}/report.pdf', {
    params: { path },
    parseAs: 'blob',
  });
  return data as unknown as Blob;
}
