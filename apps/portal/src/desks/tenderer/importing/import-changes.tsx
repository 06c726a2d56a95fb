import { Pagination, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../../api/api';
import { useSaid } from '../../../language/use-language';
import { Given } from '../../../parts/given';
import { Sheet } from '../../../parts/sheet';
import '../../../parts/plain.css';

type ImportChange = Schema<'announcement.ImportChangeDto'>;

const ON_A_PAGE = 25;

/** Everything in which the draft says something else than the release that it was made of. */
export function ImportChanges({ changes }: { readonly changes: readonly ImportChange[] }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const [page, setPage] = useState(1);
  const [kind, setKind] = useState<ImportChange['kind']>();
  const kinds = [...new Set(changes.map((change) => change.kind))];
  const shown = kind ? changes.filter((change) => change.kind === kind) : changes;
  return (
    <Sheet
      title={t('import.changes')}
      actions={
        <label className="inline-label">
          {t('import.kind')}
          <Select<ImportChange['kind']>
            allowClear
            className="stage-select"
            placeholder={t('import.anyKind')}
            value={kind ?? null}
            onChange={(chosen) => {
              setKind(chosen ?? undefined);
              setPage(1);
            }}
            options={kinds.map((value) => ({ value, label: t(`importKind.${value}`) }))}
          />
        </label>
      }
    >
      <p>{t('import.changesLead')}</p>
      <div className="scroll-x" role="region" tabIndex={0} aria-label={t('import.changes')}>
        <table className="plain-table desk-table">
          <thead>
            <tr>
              <th scope="col">{t('import.where')}</th>
              <th scope="col">{t('import.how')}</th>
              <th scope="col">{t('import.before')}</th>
              <th scope="col">{t('import.after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((change, at) => (
              <tr key={`${change.field}-${at}`}>
                <td>{said(change.place)}</td>
                <td>
                  <Tag>{t(`importKind.${change.kind}`)}</Tag>
                  <div>{said(change.message)}</div>
                </td>
                <td>
                  <Given>{change.before ?? t('import.nothing')}</Given>
                </td>
                <td>
                  <Given>{change.after ?? t('import.nothing')}</Given>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > ON_A_PAGE && (
        <Pagination
          align="center"
          current={page}
          pageSize={ON_A_PAGE}
          total={shown.length}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </Sheet>
  );
}
