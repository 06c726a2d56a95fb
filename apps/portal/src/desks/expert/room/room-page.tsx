import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { ForRole } from '../../../identity/for-role';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { useLaw } from '../../../parts/use-law';
import { SandboxTag } from '../../../parts/values';
import { named, useWords } from '../../../parts/words';
import { DeclarationSheet } from '../committee/declaration-sheet';
import { type LotStand } from '../committee/duty';
import { ConsultationRoom } from '../consultation/consultation-room';
import { LOOK_AGAIN_MS } from '../committee/use-seats';
import { useReport } from '../report/report';
import { ReportView } from '../report/report-view';
import { SaveReport } from '../report/save-report';
import { SignSheet } from '../report/sign-sheet';
import { Evaluating } from './evaluating';
import { outcomeKnown, useLotToEvaluate } from './lot-to-evaluate';
import { ProgressSteps } from './progress-steps';
import { ReceiptsSheet } from './receipts-sheet';
import { waitingFor } from './waiting';
import { InWordsOfProject } from '../../../parts/in-words-of';
import '../../../parts/plain.css';
import './room.css';
import { useNamedWords } from '../../../parts/named-words';

/** The room in which a committee evaluates one lot: experts, and representatives of the tenderer. */
export function RoomPage() {
  return (
    <ForRole roles={['expert', 'tenderer', 'agency']}>
      <InWordsOfProject>
        <Room />
      </InWordsOfProject>
    </ForRole>
  );
}

function Room() {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const { project = '', lot = '' } = useParams();
  const query = api.useQuery(
    'get',
    '/api/evaluation/projects/{project}/lots/{lot}',
    { params: { path: { project, lot } } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const stand = query.data;
  return (
    <Page
      title={stand ? t('room.title', { lot, title: stand.title }) : t('room.heading')}
      lead={t('room.lead')}
      actions={stand?.sandbox ? <SandboxTag /> : undefined}
    >
      <ProblemAlert error={query.error} />
      {query.isPending && <Spin />}
      {stand && !stand.own && problemOf(query.error) === undefined && (
        <Alert type="info" showIcon title={t('room.noSeat', words)} />
      )}
      {stand?.own && <SeatedRoom stand={stand} own={stand.own} />}
    </Page>
  );
}

function SeatedRoom({ stand, own }: { readonly stand: LotStand; readonly own: NonNullable<LotStand['own']> }) {
  const queries = useQueryClient();
  const path = { project: stand.project, lot: stand.lot };
  const consulting = stand.stage === 'consulting';
  const evaluating = stand.stage === 'review' || stand.stage === 'scoring' || consulting;
  const due = (stand.stage === 'review' && !own.reviewed) || (stand.stage === 'scoring' && !own.scored);
  const definition = useLaw(stand.project);
  const scoring = stand.stage === 'scoring';
  const lot = useLotToEvaluate(path, { enabled: own.accepted && evaluating, scoring, definition });
  const shown = lot.data && (!scoring || outcomeKnown(lot.data.bids));
  const refresh = () => queries.invalidateQueries();
  return (
    <>
      {definition && <ProgressSteps stand={stand} definition={definition} />}
      {!own.accepted && <DeclarationSheet lot={stand} onDeclared={refresh} />}
      {own.accepted && !due && !consulting && definition && <Waits stand={stand} definition={definition} />}
      <ProblemAlert error={lot.error} />
      {due && !shown && !lot.error && <Spin />}
      {shown && due && lot.data && (
        <Evaluating key={stand.stage} stand={stand} lot={lot.data} member={own.member} onDone={refresh} />
      )}
      {own.accepted && consulting && lot.data && (
        <ConsultationRoom
          path={path}
          bids={lot.data.bids.filter(({ responsive }) => responsive !== false)}
          fewest={lot.data.definition.offers.fewest}
        />
      )}
      {(stand.stage === 'report' || stand.concluded) && (
        <Signing stand={stand} signed={own.signed} onSigned={refresh} />
      )}
      {own.accepted && <ReceiptsSheet path={path} />}
    </>
  );
}

/** What a member that has done its part waits for, in the words of the procedure. */
function Waits({ stand, definition }: { readonly stand: LotStand; readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('expert');
  const words = useWords(definition);
  return <Alert type="info" showIcon role="status" title={t(`waiting.${waitingFor(stand)}`, named(words))} />;
}

function Signing({
  stand,
  signed,
  onSigned,
}: {
  readonly stand: LotStand;
  readonly signed: boolean;
  readonly onSigned: () => Promise<unknown>;
}) {
  const { t } = useTranslation('expert');
  const path = { project: stand.project, lot: stand.lot };
  const report = useReport(path);
  return (
    <>
      {stand.stage === 'report' && !signed && <SignSheet stand={stand} onSigned={onSigned} />}
      <ProblemAlert error={report.error} />
      <p>
        <Link to={`/desk/expert/projects/${stand.project}/lots/${encodeURIComponent(stand.lot)}/report`}>
          {t('report.onOwnPage')}
        </Link>{' '}
        <SaveReport path={path} />
      </p>
      {report.data && <ReportView report={report.data} />}
    </>
  );
}
