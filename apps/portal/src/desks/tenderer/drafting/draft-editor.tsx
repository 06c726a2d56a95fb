import { Form } from 'antd';
import { checkTimetable, timetableAt, timetableWarnings } from '@mingtang/procedure/notice';
import { checkDraft, checkPublishable, draftWarnings } from '@mingtang/procedure/tender';
import { instantOf } from '@mingtang/procedure/time';
import { type ReactNode, useDeferredValue, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../live/server-clock';
import { Page } from '../../../parts/page';
import { SandboxTag } from '../../../parts/values';
import { CustodyStep } from '../publishing/custody-step';
import { CheckStep } from '../publishing/check-step';
import { DocumentsStep } from '../publishing/documents-step';
import { TimetableStep } from '../timetable/timetable-step';
import { draftOf, type DraftValues, valuesOf } from './draft-values';
import { useFaultFocus } from './fault-focus';
import { FaultsProvider } from './field';
import { leave } from './kept-here';
import { type Fault, faultOf, faultsOfProblem } from './refusals';
import { SavingState } from './saving-state';
import { StepLinks, StepNav } from './step-nav';
import { type Step, stepsFor } from './steps';
import { EvaluationStep } from './steps/evaluation-step';
import { InvitationStep } from './steps/invitation-step';
import { LotsStep } from './steps/lots-step';
import { ProjectStep } from './steps/project-step';
import { RequirementsStep } from './steps/requirements-step';
import { type DraftWork, type Project } from './draft-work';
import { useDraft } from './use-draft';
import { WaySheet } from './ways/way-sheet';
import { ProcedureProvider } from '../../../parts/named-words';
import '../tenderer.css';

/** Optional parts that a form keeps showing where they are not named as empty. */
const EMPTY: DraftValues = Object.fromEntries(
  [
    'agency',
    'estimate',
    'bidSecurity',
    'performanceSecurityPercent',
    'objectionDays',
    'contactPoint',
    'invitation',
  ].map((part) => [part, undefined]),
);

/** The draft of a tender, step by step; what is wrong is said at once, what is right is saved by itself. */
export function DraftEditor({ project, step }: { readonly project: Project; readonly step: Step }) {
  const { t } = useTranslation('tenderer');
  const [form] = Form.useForm<DraftValues>();
  const work = useDraft(project, (draft) => form.setFieldsValue({ ...EMPTY, ...valuesOf(draft) }));
  const faults = useFaultsIn(project, work);
  const steps = stepsFor(work.definition);
  useEffect(() => leave(project.id, step), [project.id, step]);
  useFaultFocus();
  return (
    <Page
      title={work.draft.title.trim() === '' ? t('draft.untitled') : work.draft.title}
      lead={t('draft.lead')}
      actions={project.sandbox && <SandboxTag />}
    >
      <ProcedureProvider value={work.definition}>
        <FaultsProvider value={faults}>
          <div className="draft">
            <StepNav project={project.id} step={step} steps={steps} faults={faults} />
            <div className="draft-main">
              <SavingState work={work} />
              <Form<DraftValues>
                form={form}
                name="draft"
                layout="vertical"
                initialValues={valuesOf(work.draft)}
                onValuesChange={() => work.change(draftOf(form.getFieldsValue(true), project.draft as never))}
              >
                {stepOf(step, project, work)}
              </Form>
              <StepLinks project={project.id} step={step} steps={steps} />
            </div>
          </div>
        </FaultsProvider>
      </ProcedureProvider>
    </Page>
  );
}

function stepOf(step: Step, project: Project, work: DraftWork): ReactNode {
  switch (step) {
    case 'project':
      return <ProjectStep way={<WaySheet project={project} work={work} />} />;
    case 'lots':
      return <LotsStep />;
    case 'invitation':
      return <InvitationStep definition={work.definition} />;
    case 'requirements':
      return <RequirementsStep definition={work.definition} />;
    case 'evaluation':
      return <EvaluationStep definition={work.definition} draft={work.draft} />;
    case 'timetable':
      return <TimetableStep project={project} work={work} />;
    case 'documents':
      return <DocumentsStep project={project} />;
    case 'custody':
      return <CustodyStep project={project} />;
    case 'check':
      return <CheckStep project={project} work={work} />;
  }
}

function within<Said extends { readonly field?: string }>(part: string, said: readonly Said[]): Said[] {
  return said.map((each) => ({ ...each, field: `${part}.${each.field ?? ''}` }));
}

/** All that is wrong with the draft, missing for its publication or doubtful, by the same functions by which the platform decides. */
function useFaultsIn(project: Project, work: DraftWork): readonly Fault[] {
  const draft = useDeferredValue(work.draft);
  const { definition, calendar, timetable, problem } = work;
  const now = useServerNow(10_000);
  const { documents, custody } = project;
  const { t } = useTranslation('tenderer');
  const waiting = custody?.complete !== true;
  return useMemo(() => {
    const wrong = checkDraft(draft, definition);
    const codes = new Set(wrong.map(({ code, field }) => `${code} ${field ?? ''}`));
    const missing = checkPublishable(draft, documents, definition).filter(
      ({ code, field }) => !codes.has(`${code} ${field ?? ''}`),
    );
    const publishAt = instantOf(Math.round(now));
    const late = timetable ? checkTimetable(timetableAt(publishAt, timetable), publishAt, definition, calendar) : [];
    const doubts = [
      ...draftWarnings(draft, definition),
      ...within('timetable', timetable ? timetableWarnings(timetable, publishAt, definition, calendar) : []),
    ];
    return [
      ...wrong.map((refusal) => faultOf(refusal, 'wrong')),
      ...missing.map((refusal) => faultOf(refusal, 'missing')),
      ...within('timetable', late).map((refusal) => faultOf(refusal, 'wrong')),
      ...doubts.map((doubt) => faultOf(doubt, 'doubtful')),
      ...(waiting
        ? [
            {
              code: 'custody-incomplete',
              field: 'custody',
              weight: 'missing' as const,
              message: t('custody.incomplete'),
            },
          ]
        : []),
      ...(problem ? faultsOfProblem(problem).filter(({ code, field }) => !codes.has(`${code} ${field}`)) : []),
    ];
  }, [draft, definition, calendar, timetable, documents, waiting, problem, now, t]);
}
