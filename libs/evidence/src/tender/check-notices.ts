import { canonicalJson } from '@mingtang/transparency';
import { linesOf } from '../bundle/bundle';
import { type DocumentLine, type NoticeLine } from '../bundle/files';
import { type LaterEvents } from '../services/check-events';
import { differences } from '../services/differences';
import { type Verification } from '../verification';
import { type Tender } from './tender';

/** That the notices of the bundle are those of the log, and the stored documents those that they name. */
export async function checkNotices(found: Verification, tender: Tender, later: LaterEvents): Promise<void> {
  const revisions = tender.revisions.filter(({ event }) => !later.has(event));
  await checkPublished(found, revisions);
  await checkDocuments(
    found,
    revisions.filter(({ change }) => !change?.isVoid),
  );
}

async function checkPublished(found: Verification, revisions: Tender['revisions']): Promise<void> {
  const seen = new Set<number>();
  for await (const { value } of linesOf(found.bundle, 'announcement/notices.ndjson')) {
    const { notice, revision, published } = value as NoticeLine;
    found.count('notices-logged');
    if (seen.has(revision))
      found.fail('notices-logged', `第${revision}版公告重复`, `the notice of revision ${revision} comes twice`);
    seen.add(revision);
    const logged = revisions.find((one) => one.published.revision === revision);
    if (!logged) {
      found.fail(
        'notices-logged',
        `公告 ${notice}（第${revision}版）未记入日志`,
        `notice ${notice} of revision ${revision} was never logged`,
      );
      continue;
    }
    if (logged.change && logged.change.notice !== notice)
      found.fail(
        'notices-logged',
        `第${revision}版公告为 ${notice}，日志为 ${logged.change.notice}`,
        `the notice of revision ${revision} is ${notice}, logged as ${logged.change.notice}`,
      );
    for (const { path, here, there } of differences(published, logged.published).slice(0, 5)) {
      const [is, was] = [here, there].map((one) => (one === undefined ? '—' : canonicalJson(one)));
      found.fail(
        'notices-logged',
        `公告 ${notice}（第${revision}版）被改动：${path} 为 ${is}，日志为 ${was}`,
        `notice ${notice} of revision ${revision} was altered: ${path} is ${is}, logged as ${was}`,
      );
    }
  }
  for (const { published, event } of revisions)
    if (!seen.has(published.revision))
      found.fail(
        'notices-logged',
        `缺少第${published.revision}版公告（${event}）`,
        `the notice of revision ${published.revision} (${event}) is missing`,
      );
}

async function checkDocuments(found: Verification, revisions: Tender['revisions']): Promise<void> {
  const named = new Map(
    revisions.flatMap(({ published }) => published.documents.map((document) => [document.id, document] as const)),
  );
  const seen = new Set<string>();
  for await (const { value } of linesOf(found.bundle, 'announcement/documents.ndjson')) {
    const line = value as DocumentLine;
    const { id, title } = line;
    if (seen.has(id))
      found.fail('notices-logged', `招标文件“${title}”（${id}）重复`, `document “${title}” (${id}) comes twice`);
    seen.add(id);
    found.count('notices-logged');
    const document = named.get(id);
    if (!document) {
      found.fail(
        'notices-logged',
        `公告未列招标文件“${title}”（${id}）`,
        `no notice names document “${title}” (${id})`,
      );
      continue;
    }
    for (const field of ['title', 'sha256', 'size'] as const)
      if (line[field] !== document[field])
        found.fail(
          'notices-logged',
          `招标文件“${document.title}”（${id}）与公告不符：${field} 为 ${line[field]}，公告为 ${document[field]}`,
          `document “${document.title}” (${id}) is not the published one: ${field} is ${line[field]}, published as ${document[field]}`,
        );
  }
  for (const { id, title } of named.values())
    if (!seen.has(id))
      found.fail('notices-logged', `缺少招标文件“${title}”（${id}）`, `document “${title}” (${id}) is missing`);
}
