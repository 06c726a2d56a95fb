import { useTranslation } from 'react-i18next';
import { definitionOf } from '@mingtang/procedure/procedures';
import { type TenderItem } from '@mingtang/procedure/tender';
import { type Schema } from '../../../api/api';
import { Link, useParams } from 'react-router';
import { ForRole } from '../../../identity/for-role';
import { Countdown } from '../../../live/countdown';
import { Contact } from '../../../parts/contact';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { TenderItems } from '../../../parts/tender-items';
import { SandboxTag, StageTag } from '../../../parts/values';
import { Wait } from '../../../parts/wait';
import { AwardNotices } from '../awards/award-notices';
import { QuestionsSheet } from '../questions/questions-sheet';
import { LotSheet } from './lot-sheet';
import { RegistrationSheet } from './registration-sheet';
import { useTender } from './use-tender';
import { InWordsOfProject } from '../../../parts/in-words-of';
import { useOwedLanguage } from '../../../parts/owed-in-case';
import { wordsOf } from '../../../parts/words';
import '../bidder.css';
import { takesFirstOffers } from '../rounds';

/** All of a tender that its bidder does and follows, from registration to award. */
export function TenderPage() {
  return (
    <ForRole roles={['bidder']}>
      <InWordsOfProject>
        <TenderOfBidder />
      </InWordsOfProject>
    </ForRole>
  );
}

function TenderOfBidder() {
  const { t } = useTranslation('bidder');
  const { project = '' } = useParams();
  const language = useOwedLanguage();
  const state = useTender(project);
  const { tender, facts, error, pending } = state;
  if (pending && !error) return <Wait />;
  if (!tender) return <ProblemAlert error={error} />;
  const definition = definitionOf(tender.procedure);
  const deadline = takesFirstOffers(definition, tender.stage) ? tender.timetable?.submissionDeadline : undefined;
  return (
    <Page
      title={tender.title}
      lead={
        <>
          <StageTag stage={tender.stage} words={wordsOf(definition, language)} /> {tender.sandbox && <SandboxTag />}{' '}
          {deadline !== undefined && (
            <>
              {t('tender.deadline')} <Countdown until={deadline} />
            </>
          )}{' '}
          · <Link to={`/projects/${project}`}>{t('tender.public')}</Link>
        </>
      }
    >
      <ProblemAlert error={error} />
      <WhatIsAsked tender={tender} />
      <RegistrationSheet project={project} state={state} />
      {tender.draft.lots.map((lot) => (
        <LotSheet
          key={lot.id}
          project={project}
          lot={lot}
          state={state}
          facts={facts?.lots.find((each) => each.lot === lot.id)}
        />
      ))}
      <AwardNotices project={project} />
      <QuestionsSheet project={project} until={tender.timetable?.clarificationDeadline} />
    </Page>
  );
}

/** Whom to ask, and what is bought. */
function WhatIsAsked({ tender: { draft } }: { readonly tender: Schema<'announcement.ProjectDto'> }) {
  const { t } = useTranslation('parts');
  const items = (draft.items ?? []) as readonly TenderItem[];
  if (!draft.contactPoint && items.length === 0) return null;
  return (
    <Sheet title={t('items.what')}>
      {draft.contactPoint && (
        <dl className="facts">
          <dt>{t('contact.title')}</dt>
          <dd>
            <Contact of={draft.contactPoint} />
          </dd>
        </dl>
      )}
      <TenderItems items={items} />
    </Sheet>
  );
}
