import { type PlatformClient, readTender, type Tender } from '@mingtang/client';
import { eventually } from '@mingtang/testing';

export interface TenderWishes {
  readonly title: string;
  /** Ids of its lots. */
  readonly lots: readonly string[];
  /** How many seconds one legal day takes: bids are taken for twenty. */
  readonly secondsPerDay: number;
  /** Name of the version of its procedure; the newest of open tendering where it is left out. */
  readonly procedure?: string;
  /** What its draft says otherwise. */
  readonly draft?: Readonly<Record<string, unknown>>;
}

/** Drafts a sandbox tender for the owner with a tender document; it lacks its custodians' recipients. @returns its id. */
export async function draftTender(owner: PlatformClient, wishes: TenderWishes): Promise<string> {
  const { title, lots, secondsPerDay, procedure, draft } = wishes;
  const { id } = await owner.post<{ id: string }>('/api/announcement/projects', {
    draft: {
      title,
      description: '端到端测试用的沙盒项目',
      classification: 'works',
      region: '990100',
      lots: lots.map((lot) => ({ id: lot, title: `标段 ${lot}`, description: '道路与排水' })),
      requirements: [{ id: 'licence', title: '具有有效的营业执照', kind: 'qualification' }],
      evaluation: { kind: 'lowest-evaluated-price', tieRule: ['drawn-lot'] },
      ...draft,
    },
    ...(procedure !== undefined && { procedure }),
    sandbox: { secondsPerDay },
  });
  const document = new TextEncoder().encode(`招标文件 ${title}`);
  await owner.upload(
    `/api/announcement/projects/${id}/documents?title=${encodeURIComponent('招标文件')}`,
    document,
    'text/plain',
  );
  return id;
}

/** Names the registered custodians and waits until the agent of each has given its recipient. */
export async function awaitCustodians(owner: PlatformClient, id: string): Promise<void> {
  const path = `/api/announcement/projects/${id}`;
  await eventually(async () => {
    await owner.put(`${path}/custody`, {});
    return true;
  });
  await eventually(async () => (await owner.get<{ custody?: { complete: boolean } }>(path)).custody?.complete, 60_000);
}

/** @returns the tender as everyone sees it from now on. */
export async function publishTender(owner: PlatformClient, id: string): Promise<Tender> {
  await owner.post(`/api/announcement/projects/${id}/publication`);
  return readTender(owner, id);
}
