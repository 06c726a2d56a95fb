import { Alert, Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/problem';
import { ProblemAlert } from '../../../parts/problem-alert';
import { type Part } from './saving';
import { type DraftWork } from './draft-work';

/** Whether what was typed is with the platform, what of it is not, why, and what can be done. */
export function SavingState({ work }: { readonly work: DraftWork }) {
  const { t } = useTranslation('tenderer');
  const names = (parts: readonly (Part | 'timetable')[]) =>
    parts.map((part) => t(`part.${part}`)).join(t('draft.separator'));
  return (
    <div className="saving">
      <div role="status" className="saving-line">
        {work.saving
          ? t('draft.saving')
          : work.conflict
            ? t('draft.undecided')
            : work.unanswered
              ? t('draft.unanswered')
              : work.held.length > 0
                ? t('draft.held', { parts: names(work.held) })
                : work.unsaved
                  ? t('draft.waiting')
                  : t('draft.saved', { revision: work.revision })}
      </div>
      {work.restored && work.unsaved && (
        <Alert
          type="info"
          showIcon
          title={t('draft.restored')}
          action={<Button onClick={work.discard}>{t('draft.discard')}</Button>}
        />
      )}
      {work.takenOver.length > 0 && (
        <Alert type="info" showIcon closable title={t('draft.takenOver', { parts: names(work.takenOver) })} />
      )}
      {work.conflict && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('draft.conflict', { parts: names(work.conflict.parts) })}
          description={t('draft.conflictWhat')}
          action={
            <Space orientation="vertical">
              <Button type="primary" onClick={() => work.resolve('mine')}>
                {t('draft.keepMine')}
              </Button>
              <Button onClick={() => work.resolve('theirs')}>{t('draft.takeTheirs')}</Button>
            </Space>
          }
        />
      )}
      {work.problem && <ProblemAlert error={new ProblemError(work.problem)} />}
    </div>
  );
}
