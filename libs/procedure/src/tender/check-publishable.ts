import { type ProcedureDefinition } from '../definition/definition';
import { ruleOfNotice } from '../definition/parts';
import { type Bilingual } from '../writing/text';
import { type Refusal, ruleBroken } from '../rules/refusal';
import { checkDraft } from './check-draft';
import { checkInvitationPublishable } from './check-invitation';
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
    ...checkNotice(draft, definition),
    ...checkInvitationPublishable(draft, definition),
    ...checkDocuments(documents, definition),
  ];
}

function checkNotice(draft: ProjectDraftData, definition: ProcedureDefinition): Refusal[] {
  const { title } = noticeOf(definition);
  const content = [
    { field: 'description', there: !isBlank(draft.description), zh: '招标内容', en: 'what is tendered' },
    { field: 'region', there: !isBlank(draft.region), zh: '实施地点', en: 'the place of performance' },
    { field: 'requirements', there: draft.requirements.length > 0, zh: '对投标的要求', en: 'what a bid must meet' },
  ];
  return content
    .filter(({ there }) => !there)
    .map(({ field, zh, en }) =>
      ruleBroken(
        ruleOfNotice(definition, 'publish'),
        'notice-incomplete',
        { zh: `${title.zh}缺少${zh}`, en: `the notice does not say ${en}` },
        { field },
      ),
    );
}

function noticeOf({ notices, title }: ProcedureDefinition): { readonly title: Bilingual } {
  return notices.find(({ of }) => of === 'publish') ?? { title };
}

function checkDocuments(documents: readonly unknown[], definition: ProcedureDefinition): Refusal[] {
  if (documents.length > 0) return [];
  return [
    ruleBroken(
      ruleOfNotice(definition, 'publish'),
      'tender-documents-missing',
      {
        zh: `尚未上传${definition.words.documents.zh}`,
        en: `there are no ${definition.words.documents.en} yet`,
      },
      { field: 'documents' },
    ),
  ];
}
