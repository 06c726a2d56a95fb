import { bindingOn, findProcedure, type ProcedureDefinition, procedureInWords } from '@mingtang/procedure/procedures';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language';
import { useLive } from '../../live/use-live';
import { Given } from '../../parts/given';
import { Page } from '../../parts/page';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';
import { NotFound } from '../../shell/not-found';
import { type Facts } from '../project/facts';
import { storyOf } from '../project/story';
import { OtherProcedures } from './other-procedures';
import { positionsOf } from './positions';
import { StageSheet } from './stage-sheet';
import { Track } from './track';
import { WordTable } from './word-table';
import '../../parts/plain.css';
import '../project/project.css';
import './procedure.css';

/** A way to trade as its definition says it: stage by stage, with every period and article; where a tender is named, where it stands. */
export function ProcedurePage() {
  const { name = '' } = useParams();
  const [address] = useSearchParams();
  const definition = findProcedure(name);
  if (!definition) return <NotFound />;
  const project = address.get('project');
  return project === null ? <Guide definition={definition} /> : <OfProject definition={definition} project={project} />;
}

/** The procedure with the place of one tender marked. */
function OfProject({ definition, project }: { readonly definition: ProcedureDefinition; readonly project: string }) {
  const { data, error } = useQuery(storyOf(project));
  useLive(project);
  const tender = data as unknown as Facts | undefined;
  const guide = tender ? { definition: bindingOn(definition, tender.notice), tender } : { definition };
  return (
    <>
      <ProblemAlert error={error} />
      <Guide {...guide} />
    </>
  );
}

function Guide({ definition, tender }: { readonly definition: ProcedureDefinition; readonly tender?: Facts }) {
  const { t } = useTranslation('register');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { id, title, useWhen, regime, version, inForce, stages, tables } = procedureInWords(definition, language);
  const positions = positionsOf(definition, tender?.lots ?? []);
  return (
    <Page title={title} lead={t('procedure.lead')}>
      <dl className="facts">
        <dt>{t('procedure.useWhen')}</dt>
        <dd>{useWhen}</dd>
        <dt>{t('procedure.regime')}</dt>
        <dd>{regime}</dd>
        <dt>{t('procedure.version')}</dt>
        <dd>
          {version} · <code>{id}</code> · {inForce}
        </dd>
        {tender && (
          <>
            <dt>{t('procedure.tender')}</dt>
            <dd>
              <Link to={`/projects/${tender.project}`}>
                <Given>{tender.notice.title}</Given>
              </Link>
            </dd>
          </>
        )}
      </dl>
      <Track stages={stages} positions={positions} />
      <nav aria-label={t('project.parts')} className="story-nav no-print">
        <a href="#stages">{t('procedure.stages')}</a>
        {tables.map(({ id: part, title: heading }) => (
          <a key={part} href={`#${part}`}>
            {heading}
          </a>
        ))}
      </nav>
      <section id="stages" aria-labelledby="stages-title">
        <h2 id="stages-title">{t('procedure.stages')}</h2>
        {stages.map((stage) => (
          <StageSheet key={stage.stage} of={stage} here={positions.get(stage.stage) ?? []} language={language} />
        ))}
      </section>
      {tables.map((table) => (
        <Sheet key={table.id} id={table.id} title={table.title}>
          <WordTable head={table.head} rows={table.rows} label={table.title} />
        </Sheet>
      ))}
      <OtherProcedures than={id} language={language} />
    </Page>
  );
}
