import { useTranslation } from 'react-i18next';

/** The opened price schedule, as its bidder wrote it: rows as a table, anything else as it stands. */
export function PriceSchedule({ of }: { readonly of: unknown }) {
  const { t } = useTranslation('expert');
  if (of === undefined || of === null) return null;
  const rows = rowsOf(of);
  const columns = [...new Set(rows?.flatMap((row) => Object.keys(row)))];
  return (
    <details>
      <summary>{t('bid.schedule')}</summary>
      {rows ? (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('bid.schedule')}>
          <table className="plain-table">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {columns.map((column) => (
                    <td key={column}>{asText(row[column])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <pre className="document-text">{JSON.stringify(of, null, 2)}</pre>
      )}
    </details>
  );
}

function rowsOf(schedule: unknown): Record<string, unknown>[] | undefined {
  const rows: unknown =
    typeof schedule === 'object' && schedule !== null && 'rows' in schedule ? schedule.rows : undefined;
  return Array.isArray(rows) && rows.every((row) => typeof row === 'object' && row !== null)
    ? (rows as Record<string, unknown>[])
    : undefined;
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : value === undefined
      ? ''
      : JSON.stringify(value);
}
