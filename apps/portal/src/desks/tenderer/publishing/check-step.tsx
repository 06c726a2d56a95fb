import { Alert } from 'antd';
import { proposeTimetable, timetableAt } from '@mingtang/procedure/notice';
import { instantOf } from '@mingtang/procedure/time';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { client } from '../../../api/api';
import { useServerNow } from '../../../live/server-clock';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Sheet } from '../../../parts/sheet';
import { addressOf } from '../drafting/fault-focus';
import { FaultText, useFaults } from '../drafting/field';
import { forget } from '../drafting/kept-here';
import { type Fault, hindering } from '../drafting/refusals';
import { stepOf } from '../drafting/steps';
import { type DraftWork, type Project } from '../drafting/draft-work';
import { NoticePreview } from './notice-preview';
import { useReadAgain } from './use-project';

/** What still stands in the way, the notice as everyone will read it, and its publication. */
export function CheckStep({ project, work }: { readonly project: Project; readonly work: DraftWork }) {
  const { t } = useTranslation('tenderer');
  const navigate = useNavigate();
  const faults = useFaults();
  const readAgain = useReadAgain(project.id);
  const now = useServerNow(10_000);
  const open = hindering(faults);
  const doubts = faults.filter((fault) => !open.includes(fault));
  const ready = open.length === 0 && !work.unsaved && !work.saving;
  const publishAt = instantOf(Math.round(now));
  const timetable = work.timetable
    ? timetableAt(publishAt, work.timetable)
    : proposeTimetable(publishAt, work.definition, work.calendar);
  return (
    <>
      <Sheet title={t('check.title')}>
        {open.length === 0 ? (
          <Alert type="success" showIcon title={t('check.nothing')} />
        ) : (
          <>
            <p>{t('check.open', { count: open.length })}</p>
            <FaultSummary project={project.id} faults={open} />
          </>
        )}
        {doubts.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t('check.doubtful')}
            description={<FaultSummary project={project.id} faults={doubts} />}
          />
        )}
        {open.length === 0 && work.unsaved && <p role="status">{t('check.notSaved')}</p>}
        <p>
          <ConfirmAct
            label={t('check.publish')}
            question={t('check.question')}
            disabled={!ready}
            consequence={
              <>
                {doubts.length > 0 && <p>{t('check.doubtfulStill', { count: doubts.length })}</p>}
                <p>{t('check.consequence')}</p>
                <ul>
                  <li>{t('check.fixed.parties')}</li>
                  <li>{t('check.fixed.lots')}</li>
                  <li>{t('check.fixed.documents')}</li>
                  <li>{t('check.fixed.custody')}</li>
                  <li>{t('check.fixed.log')}</li>
                </ul>
                <p>{project.sandbox ? t('check.sandbox') : t('check.binding')}</p>
              </>
            }
            act={async (header) => {
              await client.POST('/api/announcement/projects/{project}/publication', {
                params: { path: { project: project.id } },
                headers: header,
              });
              forget(project.id, true);
              await navigate(`/projects/${project.id}`);
              void readAgain();
            }}
          />
        </p>
      </Sheet>
      <NoticePreview
        project={project}
        definition={work.definition}
        draft={work.draft}
        timetable={timetable}
        own={work.timetable !== null}
      />
    </>
  );
}

/** One line for each fault, which leads to its field. */
function FaultSummary({ project, faults }: { readonly project: string; readonly faults: readonly Fault[] }) {
  const { t } = useTranslation('tenderer');
  return (
    <ol className="fault-summary">
      {faults.map((fault, at) => (
        <li key={`${fault.code}-${fault.field}-${at}`}>
          <Link to={addressOf(project, fault.field)}>{t(`step.${stepOf(fault.field)}`)}</Link>
          {fault.field !== '' && <span className="hash"> {fault.field}</span>}
          <FaultText fault={fault} />
        </li>
      ))}
    </ol>
  );
}
