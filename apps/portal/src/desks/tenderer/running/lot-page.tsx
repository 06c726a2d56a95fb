import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ForRole } from '../../../identity/for-role';
import { useLanguage } from '../../../language/use-language';
import { Page } from '../../../parts/page';
import '../../../parts/plain.css';
import { ProblemAlert } from '../../../parts/problem-alert';
import { SandboxTag, StageTag } from '../../../parts/values';
import { wordsOf } from '../../../parts/words';
import { CommitteeSheet } from './committee/committee-sheet';
import { NextSheet } from './next-sheet';
import { OpeningSheet } from './opening/opening-sheet';
import { AwardSheet } from './result/award-sheet';
import { CandidatesSheet } from './result/candidates-sheet';
import { ContractSheet } from './result/contract-sheet';
import { ChallengesSheet, ObjectionsSheet } from './result/objections-sheet';
import { ResultSheet } from './result/result-sheet';
import { lawOf } from './lot-facts';
import './running.css';
import { useRunningLot } from './use-lot';
import { InWordsOfProject } from '../../../parts/in-words-of';
import { useNamedWords } from '../../../parts/named-words';

/** One lot to its owner, from the opening to the contract: what is to be done now first, then everything so far. */
export function LotPage() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <InWordsOfProject>
        <OwnLot />
      </InWordsOfProject>
    </ForRole>
  );
}

function OwnLot() {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { project = '', lot = '' } = useParams();
  const { running, error, pending } = useRunningLot(project, lot);
  const title = running ? t('running.title', { lot, title: running.lot.title }) : t('running.heading');
  return (
    <Page title={title} {...(running && { lead: (running.project.notice as { title?: string }).title ?? '' })}>
      <ProblemAlert error={error} />
      {pending && <Spin />}
      {!running && !pending && !error && <Alert type="info" showIcon title={t('running.noLot')} />}
      {running && (
        <>
          <p>
            <StageTag stage={running.lot.stage} words={wordsOf(lawOf(running.project).definition, language)} />{' '}
            {running.project.sandbox && <SandboxTag />}{' '}
            <Link to={`/desk/tenderer/projects/${project}`}>{t('running.toProject')}</Link>{' '}
            <Link to={`/desk/tenderer/projects/${project}/bidders`}>{t('running.toBidders', words)}</Link>{' '}
            <Link to={`/projects/${project}`}>{t('running.toPublic')}</Link>
          </p>
          <NextSheet owed={running.lot.owed} definition={lawOf(running.project).definition} />
          <ContractSheet running={running} />
          <ChallengesSheet running={running} />
          <ResultSheet running={running} />
          <AwardSheet running={running} />
          <ObjectionsSheet running={running} />
          <CandidatesSheet running={running} />
          <CommitteeSheet running={running} />
          <OpeningSheet running={running} />
        </>
      )}
    </Page>
  );
}
