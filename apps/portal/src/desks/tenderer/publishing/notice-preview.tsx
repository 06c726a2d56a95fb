import { objectionPeriod } from '@mingtang/procedure/disclosure';
import { type Timetable } from '@mingtang/procedure/notice';
import { lengthOf, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { forLot, type ProjectDraftData } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../language/use-language';
import { Contact } from '../../../parts/contact';
import { TenderItems } from '../../../parts/tender-items';
import { Instant, Money, SandboxTag } from '../../../parts/values';
import { Sheet } from '../../../parts/sheet';
import { type Project } from '../drafting/draft-work';
import { Given } from '../../../parts/given';
import { useNamedWords } from '../../../parts/named-words';

/** The notice as the public will read it. */
export function NoticePreview({
  project,
  definition,
  draft,
  timetable,
  own,
}: {
  readonly project: Project;
  readonly definition: ProcedureDefinition;
  readonly draft: ProjectDraftData;
  readonly timetable: Timetable;
  /** Whether the timetable is the draft's own; else it only holds if the notice were published now. */
  readonly own: boolean;
}) {
  const { t } = useTranslation(['tenderer', 'parts']);
  const words = useNamedWords();
  const said = useSaid();
  const { evaluation } = draft;
  return (
    <Sheet title={t('notice.title')}>
      <p>{t('notice.lead')}</p>
      <article className="notice">
        <h3>
          <Given>{draft.title}</Given> {project.sandbox && <SandboxTag />}
        </h3>
        <dl>
          <dt>{t('field.procuringEntity', words)}</dt>
          <dd>
            <Given>{draft.procuringEntity.name}</Given>
          </dd>
          {draft.agency && (
            <>
              <dt>{t('field.agency', words)}</dt>
              <dd>
                <Given>{draft.agency.name}</Given>
              </dd>
            </>
          )}
          {draft.contactPoint && (
            <>
              <dt>{t('parts:contact.title')}</dt>
              <dd>
                <Contact of={draft.contactPoint} />
              </dd>
            </>
          )}
          <dt>{t('field.classification')}</dt>
          <dd>{t(`classification.${draft.classification}`)}</dd>
          <dt>{t('project.scope')}</dt>
          <dd>
            {t(draft.mandatory ? 'scope.mandatory' : 'scope.voluntary')}
            {t('draft.separator')}
            {t(draft.stateFunded ? 'scope.stateFunded' : 'scope.otherFunds')}
          </dd>
          <dt>{t('field.region')}</dt>
          <dd>{draft.region}</dd>
          <dt>{t('field.estimate')}</dt>
          <dd>
            <Money of={draft.estimate} />
          </dd>
          <dt>{t('field.bidSecurity')}</dt>
          <dd>{draft.bidSecurity ? <Money of={draft.bidSecurity} /> : t('security.none')}</dd>
          {draft.performanceSecurityPercent !== undefined && (
            <>
              <dt>{t('field.performanceSecurityPercent')}</dt>
              <dd>{draft.performanceSecurityPercent} %</dd>
            </>
          )}
          <dt>{t('field.description')}</dt>
          <dd>{draft.description}</dd>
        </dl>
        <h3>{t('timetable.title')}</h3>
        {!own && <p>{t('notice.ifNow')}</p>}
        <dl>
          <dt>{t('timetable.bar.documents')}</dt>
          <dd>
            <Instant at={timetable.documentsAvailableUntil} />
          </dd>
          <dt>{t('timetable.bar.questions')}</dt>
          <dd>
            <Instant at={timetable.clarificationDeadline} />
          </dd>
          <dt>{t('timetable.bar.bids')}</dt>
          <dd>
            <Instant at={timetable.submissionDeadline} />
          </dd>
          {definition.periods.objection && (
            <>
              <dt>{t('publicity.title')}</dt>
              <dd>{said(lengthOf(objectionPeriod(definition, draft)))}</dd>
            </>
          )}
        </dl>
        <h3>{t('evaluation.method')}</h3>
        <p>
          {t(`method.${evaluation.kind}`)}
          {evaluation.kind === 'composite' && ` · ${t(`formula.${evaluation.price.formula}`)}`}
        </p>
        <p>
          {t('notice.ties', { rules: evaluation.tieRule.map((rule) => t(`tie.${rule}`)).join(t('draft.separator')) })}
        </p>
        {draft.lots.map((lot) => (
          <LotOf key={lot.id} draft={draft} lotId={lot.id} />
        ))}
        <TenderItems items={draft.items} />
        <h3>{t('documents.title', words)}</h3>
        <ul>
          {project.documents.map(({ id, title }) => (
            <li key={id}>
              <Given>{title}</Given>
            </li>
          ))}
        </ul>
      </article>
    </Sheet>
  );
}

function LotOf({ draft, lotId }: { readonly draft: ProjectDraftData; readonly lotId: string }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const lot = draft.lots.find(({ id }) => id === lotId);
  if (!lot) return null;
  const criteria = forLot(draft.criteria, lotId);
  const reasonOf = (id: string) => draft.exceptionReasons.find(({ of }) => of === id)?.reason;
  const parts = [
    ...forLot(draft.requirements, lotId).map((part) => ({ ...part, says: t(`requirementKind.${part.kind}`) })),
    ...criteria.map((part) => ({
      ...part,
      says: t('notice.weight', { kind: t(`criterionKind.${part.kind}`), weight: part.weight }),
    })),
  ];
  return (
    <>
      <h3>{t('lots.named', { id: lot.id, title: lot.title })}</h3>
      {lot.description !== '' && <p>{lot.description}</p>}
      <dl>
        <dt>{t('field.lotEstimate')}</dt>
        <dd>
          <Money of={lot.estimate} />
        </dd>
        <dt>{t('field.maximumPrice')}</dt>
        <dd>
          <Money of={lot.maximumPrice} />
        </dd>
      </dl>
      <ul>
        {parts.map(({ id, title, says, restricts }) => (
          <li key={id}>
            {t('notice.part', { title, says })}
            {restricts !== undefined && (
              <div className="owed-about">
                {t('notice.restricts', { ...words, what: t(`restricts.${restricts}`), reason: reasonOf(id) ?? '' })}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
