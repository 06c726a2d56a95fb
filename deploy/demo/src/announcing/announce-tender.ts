import { type PlatformClient, type Tender, readTender } from '@mingtang/client';
import { formatMoney } from '@mingtang/procedure/money';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { type Player } from '../cast/cast';
import { until } from '../patience';
import { type Report } from '../report';
import { realNotice } from './real-notices';
import { tenderDocument } from './tender-document';
import { type Terms } from './terms';

export interface TenderToAnnounce {
  /** Open contracting id of the real notice. */
  readonly notice: string;
  readonly terms: Terms;
  /** How many seconds one legal day takes. */
  readonly secondsPerDay: number;
}

interface Imported {
  readonly project: { readonly id: string; readonly title: string; readonly draft: ProjectDraftData };
  readonly changes: readonly unknown[];
}

/** Imports a real notice, completes it, has custodians make their keys, and publishes it. */
export async function announceTender(
  tenderer: Player,
  { notice, terms, secondsPerDay }: TenderToAnnounce,
  report: Report,
): Promise<Tender> {
  const { client, account } = tenderer;
  const { project, changes } = await client.post<Imported>('/api/announcement/projects/imports', {
    release: await realNotice(notice),
    // One of them was a limited tender.
    asOpenTender: true,
    sandbox: { secondsPerDay },
  });
  report({
    zh: `${account.organisation?.name} 导入真实公告 ${notice}：《${project.title}》，清理 ${changes.length} 处，逐项记录`,
    en: `${account.username} imports the real notice ${notice}: “${project.title}”, ${changes.length} cleanings reported`,
  });
  const path = `/api/announcement/projects/${project.id}`;
  const draft = await completed(client, path, project.draft, terms, report);
  await uploadDocument(client, path, draft, report);
  await assignCustodians(client, path, report);
  await client.post(`${path}/publication`);
  const tender = await readTender(client, project.id);
  report({
    zh: `发布招标公告（沙盒：1 个法定日 = ${secondsPerDay} 秒），投标截止 ${tender.timetable?.submissionDeadline}`,
    en: `the notice is published (sandbox: 1 legal day = ${secondsPerDay} s), bids until ${tender.timetable?.submissionDeadline}`,
  });
  return tender;
}

async function completed(
  client: PlatformClient,
  path: string,
  imported: ProjectDraftData,
  terms: Terms,
  report: Report,
): Promise<ProjectDraftData> {
  const items = imported.items.map(({ lotId: _, ...item }) => item);
  const { draft } = await client.patch<{ draft: ProjectDraftData }>(path, { draft: { ...terms, items } });
  const { lots, criteria, bidSecurity } = draft;
  report({
    zh: `补充 ${lots.length} 个标段、${criteria.length} 项评审因素（权重合计 100），投标保证金 ${bidSecurity ? formatMoney(bidSecurity, 'zh') : '无'}`,
    en: `${lots.length} lots and ${criteria.length} criteria are added, security ${bidSecurity ? formatMoney(bidSecurity, 'en') : 'none'}`,
  });
  return draft;
}

async function uploadDocument(
  client: PlatformClient,
  path: string,
  draft: ProjectDraftData,
  report: Report,
): Promise<void> {
  const pdf = await tenderDocument(draft);
  const title = encodeURIComponent('招标文件 Tender documents');
  const { sha256, size } = await client.upload<{ sha256: string; size: number }>(
    `${path}/documents?title=${title}&documentType=biddingDocuments`,
    pdf,
    'application/pdf',
  );
  report({
    zh: `上传招标文件 PDF（${size} 字节，SHA-256 ${sha256.slice(0, 16)}…）`,
    en: `the tender documents are uploaded (PDF, ${size} bytes, SHA-256 ${sha256.slice(0, 16)}…)`,
  });
}

async function assignCustodians(client: PlatformClient, path: string, report: Report): Promise<void> {
  await client.put(`${path}/custody`, {});
  const custody = await until('the custodians’ keys', async () => {
    const { custody } = await client.get<{ custody?: Tender['custody'] & { complete: boolean } }>(path);
    return custody?.complete ? custody : undefined;
  });
  report({
    zh: `${custody.custodians.length} 家保管人各为本项目生成密钥，${custody.threshold} 家方可开启投标文件`,
    en: `${custody.custodians.length} custodians have each made a key for this project; any ${custody.threshold} open a bid`,
  });
}
