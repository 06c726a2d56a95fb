import { Alert } from 'antd';
import { findProcedure, procedureName, proceduresInForce } from '@mingtang/procedure/procedures';
import { legalDateOf } from '@mingtang/procedure/time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../../language/use-language';
import { useServerNow } from '../../../../live/server-clock';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { Sheet } from '../../../../parts/sheet';
import { type DraftWork, type Project } from '../draft-work';
import { WayChoice, WayInShort, WayName } from './way-choice';

/** The way to trade of a draft; it may go by another one, or by a newer version, until it is published. */
export function WaySheet({ project, work }: { readonly project: Project; readonly work: DraftWork }) {
  const { t } = useTranslation('tenderer');
  const { procedure, newestProcedure } = project;
  const current = findProcedure(procedure);
  const newest = newestProcedure === undefined ? undefined : findProcedure(newestProcedure);
  return (
    <Sheet title={t('ways.title')} id="part-procedure">
      {current && (
        <div className="way-card">
          <WayName definition={current} />
          <WayInShort definition={current} />
        </div>
      )}
      {newest && (
        <Alert
          className="way-newer"
          type="warning"
          showIcon
          title={t('ways.newer', { version: newest.version })}
          description={t('ways.newerWhat')}
          action={<Follow work={work} name={procedureName(newest)} label={t('ways.follow')} />}
        />
      )}
      <Others procedure={procedure} work={work} />
    </Sheet>
  );
}

/** The other ways that a notice may name today. */
function Others({ procedure, work }: { readonly procedure: string; readonly work: DraftWork }) {
  const { t } = useTranslation('tenderer');
  const [chosen, choose] = useState<string>();
  const now = useServerNow(60_000);
  const [id] = procedure.split('@');
  const others = proceduresInForce(legalDateOf(new Date(now).toISOString())).filter((each) => each.id !== id);
  if (others.length === 0) return null;
  return (
    <details className="way-others">
      <summary>{t('ways.change')}</summary>
      <p>{t('ways.changeWhat')}</p>
      <WayChoice ways={others} {...(chosen !== undefined && { value: chosen })} onChange={choose} />
      <p className="sheet-acts">
        <Follow work={work} name={chosen} label={t('ways.changeAct')} />
      </p>
    </details>
  );
}

function Follow({
  work,
  name,
  label,
}: {
  readonly work: DraftWork;
  readonly name: string | undefined;
  readonly label: string;
}) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const way = name === undefined ? undefined : findProcedure(name);
  return (
    <>
      <ConfirmAct
        label={label}
        question={t('ways.question', { title: way ? said(way.title) : '' })}
        consequence={t('ways.consequence')}
        disabled={!way || work.unsaved || work.saving}
        act={async () =>
          way && (await work.follow(way, { price: t('evaluation.price'), technical: t('evaluation.technical') }))
        }
      />
      {work.unsaved && <span className="owed-about">{t('ways.unsaved')}</span>}
    </>
  );
}
