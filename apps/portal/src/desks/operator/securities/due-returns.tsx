import { Form, Input, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { OperatorPage } from '../operator-page';
import { ChooseProject } from './choose-project';
import { FindReference } from './find-reference';
import { PaymentTable } from './payment-table';

/** The way from a payment's reference to where it is recorded, or from a project to its securities; and those that are to go back. */
export function DueReturns() {
  const { t } = useTranslation('operator');
  const navigate = useNavigate();
  const due = api.useInfiniteQuery(
    'get',
    '/api/bidding/security-returns',
    { params: { query: { limit: 20 } } },
    BY_CURSOR,
  );
  const open = (project: string) => void navigate(`/desk/operator/securities/${project}`);
  return (
    <OperatorPage title={t('security.title')} lead={t('security.lead')}>
      <Sheet title={t('security.record')}>
        <FindReference />
      </Sheet>
      <Sheet title={t('security.ofProject')}>
        <ChooseProject chosen={open} />
        <Form layout="vertical" onFinish={({ project }: { project: string }) => open(project.trim())}>
          <Form.Item
            name="project"
            label={t('security.projectId')}
            rules={[
              {
                required: true,
                pattern: /^\s*[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\s*$/,
                message: t('security.notAnId'),
              },
            ]}
            style={{ maxWidth: 420 }}
          >
            <Input />
          </Form.Item>
          <Button htmlType="submit">{t('security.open')}</Button>
        </Form>
      </Sheet>
      <Sheet title={t('security.dueBack')}>
        <ProblemAlert error={due.error} />
        <PaymentTable payments={itemsOf(due.data)} loading={due.isPending} />
        <More query={due} />
      </Sheet>
    </OperatorPage>
  );
}
