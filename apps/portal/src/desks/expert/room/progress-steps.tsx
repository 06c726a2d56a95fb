import { useWords } from '../../../parts/words';
import { type ActId, type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type LotStand } from '../committee/duty';

type Count = LotStand['reviewed'];

type StepId = 'declare' | 'review' | 'consult' | 'score' | 'prices' | 'sign';

/** The step at which a lot is in each stage. */
const AT: Readonly<Partial<Record<Stage, StepId>>> = {
  review: 'review',
  consulting: 'consult',
  'final-offers': 'consult',
  'final-offers-closed': 'consult',
  'final-opening': 'consult',
  scoring: 'score',
  'price-opening': 'prices',
  pricing: 'prices',
  report: 'sign',
};

/** What a committee goes through, by the procedure of its project. */
export function stepsOf(definition: ProcedureDefinition, composite: boolean): readonly StepId[] {
  const has = (act: ActId) => definition.acts[act] !== undefined;
  return [
    'declare',
    'review',
    ...(has('record-consultation') ? (['consult'] as const) : []),
    ...(composite ? (['score'] as const) : []),
    ...(has('conclude-technical') ? (['prices'] as const) : []),
    'sign',
  ];
}

/** How far the committee is: how many members have done what, never which (EVA-03). */
export function ProgressSteps({
  stand,
  definition,
}: {
  readonly stand: LotStand;
  readonly definition: ProcedureDefinition;
}) {
  const { t } = useTranslation('expert');
  const counted = (count: Count) => (count ? t('progress', count) : undefined);
  const counts: Readonly<Partial<Record<StepId, Count>>> = {
    declare: stand.accepted,
    review: stand.reviewed,
    score: stand.scored,
    sign: stand.signed,
  };
  const steps = stepsOf(definition, stand.method === 'composite');
  const at = stand.concluded ? steps.length : Math.max(0, steps.indexOf(AT[stand.stage] ?? 'declare'));
  const talks = capital(useWords(definition).talks);
  const items = steps.map((step) => ({ title: t(`steps.${step}`, { talks }), content: counted(counts[step]) }));
  return <Steps size="small" current={at} items={items} className="progress-steps" />;
}
