import { Collapse, Form, Input, Modal, Radio } from 'antd';
import { definitionOf, periodOf } from '@mingtang/procedure/procedures';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { client } from '../../../api/api';
import { useServerNow } from '../../../live/server-clock';
import { ConfirmAct } from '../../../parts/confirm-act';
import { useKept } from '../../../parts/kept/use-kept';
import { LegalTimePicker } from '../../../parts/legal-time-picker';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { draftOf, type DraftValues, valuesOf } from '../drafting/draft-values';
import { FaultList, FaultsProvider } from '../drafting/field';
import { FixedProvider } from '../drafting/fixed';
import { changedParts, patchOf } from '../drafting/saving';
import { EvaluationStep } from '../drafting/steps/evaluation-step';
import { LotsStep } from '../drafting/steps/lots-step';
import { ProjectStep } from '../drafting/steps/project-step';
import { RequirementsStep } from '../drafting/steps/requirements-step';
import { calendarOf, type Project } from '../drafting/draft-work';
import { DocumentList } from '../publishing/document-list';
import { DocumentUpload } from '../publishing/document-upload';
import { useReadAgain } from '../publishing/use-project';
import { useLeaveWarning } from './leave-warning';
import { plannedChange } from './planned-change';
import '../../../parts/plain.css';
import '../tenderer.css';
import { useNamedWords } from '../../../parts/named-words';

/** What a change notice says: what changes, why, whether it may affect bids, and what that does to the deadline. */
export function ChangeNotice({ project }: { readonly project: Project }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const navigate = useNavigate();
  const readAgain = useReadAgain(project.id);
  const now = useServerNow(1_000);
  const [form] = Form.useForm<DraftValues>();
  const before = project.draft as unknown as ProjectDraftData;
  const definition = definitionOf(project.procedure);
  const calendar = calendarOf(project);
  const kept = `change.${project.id}`;
  const [after, setAfter, forgetAfter] = useKept(`${kept}.draft`, before);
  const [reason, setReason, forgetReason] = useKept(`${kept}.reason`, '');
  const [affectsBids, setAffectsBids] = useState(true);
  const [noEffectReason, setNoEffectReason, forgetNoEffect] = useKept(`${kept}.noEffectReason`, '');
  const [newDeadline, setNewDeadline, forgetDeadline] = useKept<string | undefined>(`${kept}.deadline`, undefined);
  const sent = useRef(false);
  const parts = changedParts(before, after);
  const { faults, timetable, moved, documents } = plannedChange(
    { project, after, parts, affectsBids, noEffectReason, newDeadline },
    now,
    definition,
    calendar,
  );
  const ofNotice = faults.filter(({ field }) => ['affectsBids', 'newDeadline', ''].includes(field));
  const ofReason = faults.filter(({ field }) => field === 'noEffectReason');
  const names = [...parts, ...(documents ? (['documents'] as const) : [])];
  const empty = names.length === 0 && !moved;
  const leaving = useLeaveWarning(() => !sent.current && (parts.length > 0 || reason.trim() !== ''));
  return (
    <FaultsProvider value={faults}>
      <FixedProvider value={{ lotsFixed: true }}>
        <Modal
          open={leaving.state === 'blocked'}
          title={t('change.leave')}
          okText={t('change.leaveYes')}
          cancelText={t('change.leaveNo')}
          onOk={() => leaving.proceed?.()}
          onCancel={() => leaving.reset?.()}
        >
          {t('change.leaveWhat')}
        </Modal>
        <Sheet title={t('change.why')}>
          <p>{t('change.lead')}</p>
          <Form layout="vertical">
            <Form.Item label={t('change.reason')} htmlFor="change-reason">
              <Input.TextArea
                id="change-reason"
                value={reason}
                maxLength={4_000}
                autoSize={{ minRows: 2, maxRows: 10 }}
                onChange={(event) => setReason(event.target.value)}
              />
            </Form.Item>
            <Form.Item
              label={t('change.effect', words)}
              extra={t('change.effectWhat', { ...words, days: periodOf(definition, 'clarificationBefore').days })}
              {...(ofNotice.length > 0 && { validateStatus: 'error' as const, help: <FaultList faults={ofNotice} /> })}
            >
              <Radio.Group
                value={affectsBids}
                onChange={(event) => setAffectsBids(event.target.value === true)}
                options={[
                  { value: true, label: t('questions.affects', words) },
                  { value: false, label: t('questions.affectsNot', words) },
                ]}
              />
            </Form.Item>
            {!affectsBids && (
              <Form.Item
                label={t('change.noEffectReason', words)}
                htmlFor="change-no-effect"
                extra={t('change.noEffectReasonWhat', words)}
                {...(ofReason.length > 0 && {
                  validateStatus: 'error' as const,
                  help: <FaultList faults={ofReason} />,
                })}
              >
                <Input.TextArea
                  id="change-no-effect"
                  value={noEffectReason}
                  maxLength={4_000}
                  autoSize={{ minRows: 2, maxRows: 10 }}
                  onChange={(event) => setNoEffectReason(event.target.value)}
                />
              </Form.Item>
            )}
            <Form.Item label={t('change.newDeadline')} htmlFor="change-deadline" extra={t('change.newDeadlineWhat')}>
              <LegalTimePicker id="change-deadline" value={newDeadline} onPick={setNewDeadline} />
            </Form.Item>
          </Form>
        </Sheet>
        <Sheet title={t('change.parts')}>
          <Form<DraftValues>
            form={form}
            name="draft"
            layout="vertical"
            initialValues={valuesOf(after)}
            onValuesChange={() => setAfter(draftOf(form.getFieldsValue(true), before))}
          >
            <Collapse
              destroyOnHidden={false}
              items={[
                { key: 'project', label: t('step.project'), children: <ProjectStep /> },
                { key: 'lots', label: t('step.lots'), children: <LotsStep /> },
                {
                  key: 'requirements',
                  label: t('step.requirements'),
                  children: <RequirementsStep definition={definition} />,
                },
                {
                  key: 'evaluation',
                  label: t('step.evaluation'),
                  children: <EvaluationStep definition={definition} draft={after} />,
                },
                {
                  key: 'documents',
                  label: t('step.documents'),
                  children: (
                    <>
                      <DocumentList project={project} />
                      <DocumentUpload project={project.id} />
                    </>
                  ),
                },
              ]}
            />
          </Form>
        </Sheet>
        <Sheet title={t('change.follows')}>
          <dl className="facts">
            <dt>{t('change.changes')}</dt>
            <dd>{empty ? t('change.nothing') : names.map((part) => t(`part.${part}`)).join(t('draft.separator'))}</dd>
            <dt>{t('change.deadline')}</dt>
            <dd>
              {timetable && <Instant at={timetable.submissionDeadline} />}{' '}
              {moved ? t('change.moved') : t('change.notMoved')}
            </dd>
            <dt>{t('change.bids', words)}</dt>
            <dd>{t('change.bidsWhat', words)}</dd>
          </dl>
          <FaultList faults={faults.filter((fault) => !ofNotice.includes(fault) && !ofReason.includes(fault))} />
          <p>
            <ConfirmAct
              label={t('change.publish')}
              question={t('change.question')}
              disabled={reason.trim() === '' || empty || faults.length > 0}
              consequence={
                <>
                  <p>{t('change.consequence')}</p>
                  <p>{moved ? t('change.moved') : t('change.notMoved')}</p>
                </>
              }
              act={async (header) => {
                await client.POST('/api/announcement/projects/{project}/change-notices', {
                  params: { path: { project: project.id } },
                  body: {
                    reason,
                    affectsBids,
                    ...(!affectsBids && noEffectReason.trim() !== '' && { noEffectReason }),
                    ...(parts.length > 0 && { draft: patchOf(after, parts) as never }),
                    ...(newDeadline !== undefined && { newDeadline }),
                  },
                  headers: header,
                });
                sent.current = true;
                for (const forget of [forgetAfter, forgetReason, forgetNoEffect, forgetDeadline]) forget();
                await readAgain();
                await navigate(`/desk/tenderer/projects/${project.id}`);
              }}
            />
          </p>
        </Sheet>
      </FixedProvider>
    </FaultsProvider>
  );
}
