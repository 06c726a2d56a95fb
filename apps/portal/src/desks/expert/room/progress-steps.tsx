import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type LotStand } from '../committee/duty';

type Count = LotStand['reviewed'];

const AT: Partial<Record<LotStand['state'], number>> = { review: 1, scoring: 2, signing: 3, signed: 4 };

/** How far the committee is: how many members have done what, never which (EVA-03). */
export function ProgressSteps({ stand }: { readonly stand: LotStand }) {
  const { t } = useTranslation('expert');
  const counted = (count: Count) => (count ? t('progress', count) : undefined);
  const composite = stand.method === 'composite';
  const at = AT[stand.state] ?? 0;
  const steps = [
    { title: t('steps.declare'), content: counted(stand.accepted) },
    { title: t('steps.review'), content: counted(stand.reviewed) },
    ...(composite ? [{ title: t('steps.score'), content: counted(stand.scored) }] : []),
    { title: t('steps.sign'), content: counted(stand.signed) },
  ];
  return <Steps size="small" current={composite || at < 2 ? at : at - 1} items={steps} className="progress-steps" />;
}
