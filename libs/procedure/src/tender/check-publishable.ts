import { type ProcedureDefinition } from '../definition/definition';
import { type Refusal, ruleBroken } from '../refusal';
import { checkDraft } from './check-draft';
import { checkInvitationPublishable } from './invitation';
import { type ProjectDraftData } from './project-draft';
import { isBlank } from '../writing/text-field';

/**
 * Whether a draft may be announced: nothing in it is wrong, it says what the notice must say (ANN-01; Tendering and Bidding
 * Law art. 16, Implementing Regulations art. 15), and the tender documents are there. A maximum price is a field of the lot
 * and so is published with it; a minimum price cannot be said at all (ANN-10).
 */
export function checkPublishable(
  draft: ProjectDraftData,
  documents: readonly unknown[],
  definition: ProcedureDefinition,
): Refusal[] {
  return [
    ...checkDraft(draft, definition),
    ...checkNotice(draft),
    ...checkInvitationPublishable(draft, definition),
    ...checkDocuments(documents),
  ];
}

function checkNotice(draft: ProjectDraftData): Refusal[] {
  const content = [
    { field: 'description', there: !isBlank(draft.description), zh: '招标内容', en: 'what is tendered' },
    { field: 'region', there: !isBlank(draft.region), zh: '实施地点', en: 'the place of performance' },
    { field: 'requirements', there: draft.requirements.length > 0, zh: '对投标的要求', en: 'what a bid must meet' },
  ];
  return content
    .filter(({ there }) => !there)
    .map(({ field, zh, en }) =>
      ruleBroken(
        'ANN-01',
        'notice-incomplete',
        { zh: `招标公告缺少${zh}`, en: `the notice does not say ${en}` },
        { field },
      ),
    );
}

function checkDocuments(documents: readonly unknown[]): Refusal[] {
  if (documents.length > 0) return [];
  return [
    ruleBroken(
      'ANN-01',
      'tender-documents-missing',
      { zh: '尚未上传招标文件', en: 'there are no tender documents yet' },
      { field: 'documents' },
    ),
  ];
}
