import { Form, Input } from 'antd';
import { definitionOf, kindOfStage } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '../../../api/api';
import { useLanguage } from '../../../language/use-language';
import { ConfirmAct } from '../../../parts/confirm-act';
import { useKept } from '../../../parts/kept/use-kept';
import { Sheet } from '../../../parts/sheet';
import { ruleIn } from '../drafting/refusals';
import { useReadAgain } from '../publishing/use-project';
import { useNamedWords } from '../../../parts/named-words';

/** Terminates a tender for a published reason (ANN-11), as long as a lot of it has not come to its end. */
export function CancelProject({ project }: { readonly project: Schema<'announcement.ProjectDto'> }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const language = useLanguage();
  const readAgain = useReadAgain(project.id);
  const [reason, setReason, forget] = useKept(`cancellation.${project.id}`, '');
  const endable = definitionOf(project.procedure).acts.cancel?.in.map(kindOfStage) ?? [];
  if (!project.lots.some(({ stage }) => endable.includes(kindOfStage(stage)))) return null;
  const rule = ruleIn(language, 'ANN-11');
  return (
    <Sheet title={t('cancellation.title')}>
      <p>{t('cancellation.lead', words)}</p>
      {rule && <p className="owed-about">{t('fault.rule', { rule: 'ANN-11', ...rule })}</p>}
      <Form layout="vertical">
        <Form.Item label={t('cancellation.reason')} htmlFor="cancellation-reason" extra={t('cancellation.reasonWhat')}>
          <Input.TextArea
            id="cancellation-reason"
            value={reason}
            maxLength={4_000}
            autoSize={{ minRows: 2, maxRows: 10 }}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
      <ConfirmAct
        danger
        type="default"
        label={t('cancellation.act')}
        question={t('cancellation.question')}
        disabled={reason.trim() === ''}
        consequence={
          <>
            <p>{t('cancellation.consequence')}</p>
            <blockquote>{reason}</blockquote>
          </>
        }
        act={async (header) => {
          await client.POST('/api/announcement/projects/{project}/cancellation', {
            params: { path: { project: project.id } },
            body: { reason },
            headers: header,
          });
          setReason('');
          forget();
          await readAgain();
        }}
      />
    </Sheet>
  );
}
