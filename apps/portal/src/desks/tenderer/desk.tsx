import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ForRole } from '../../identity/for-role';
import { Owed } from '../../parts/owed';
import { Page } from '../../parts/page';
import { ProblemAlert } from '../../parts/problem-alert';
import { useChangesOwed } from './changes/owed';
import { useDraftingOwed } from './drafting/owed';
import { OwnProjects } from './projects/own-projects';
import { useRerunsOwed } from './projects/rerun-owed';
import { useQuestionsOwed } from './questions/owed';
import { useRunningOwed } from './running/owed';
import './tenderer.css';

/** What the tenderer sees first: what is owed, by when; then its own projects. */
export function Desk() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <OwnDesk />
    </ForRole>
  );
}

function OwnDesk() {
  const { t } = useTranslation('tenderer');
  const navigate = useNavigate();
  const owed = [useQuestionsOwed(), useChangesOwed(), useRunningOwed(), useRerunsOwed(), useDraftingOwed()];
  return (
    <Page
      title={t('desk.title')}
      lead={t('desk.lead')}
      actions={
        <Space wrap>
          <Button type="primary" onClick={() => void navigate('/desk/tenderer/projects/new')}>
            {t('desk.new')}
          </Button>
          <Button onClick={() => void navigate('/desk/tenderer/projects/import')}>{t('desk.import')}</Button>
        </Space>
      }
    >
      <ProblemAlert error={owed.find(({ error }) => error)?.error} />
      <Owed acts={owed.flatMap(({ acts }) => acts)} loading={owed.some(({ loading }) => loading)} />
      <OwnProjects />
    </Page>
  );
}
