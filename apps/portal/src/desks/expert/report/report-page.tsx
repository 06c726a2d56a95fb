import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ForRole } from '../../../identity/for-role';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import '../../../parts/plain.css';
import '../room/room.css';
import { useReport } from './report';
import { ReportView } from './report-view';
import { SaveReport } from './save-report';
import { InWordsOfProject } from '../../../parts/in-words-of';

/** The evaluation report of a lot on a page of its own, for its committee, its owner and supervision. */
export function ReportPage() {
  return (
    <ForRole roles={['expert', 'tenderer', 'agency', 'supervisor']}>
      <InWordsOfProject>
        <Report />
      </InWordsOfProject>
    </ForRole>
  );
}

function Report() {
  const { t } = useTranslation('expert');
  const { project = '', lot = '' } = useParams();
  const { data, error, isPending } = useReport({ project, lot });
  const about = data && t('seat.about', { title: data.document.project.title, lot, lotTitle: data.document.lot.title });
  return (
    <Page title={t('report.title')} lead={about} actions={<SaveReport path={{ project, lot }} />}>
      <ProblemAlert error={error} />
      {isPending && <Spin />}
      {data && <ReportView report={data} />}
    </Page>
  );
}
