import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../parts/problem-alert';
import { save } from '../documents/document-view';
import { reportPdf } from './report';

/** Saves the report as PDF. */
export function SaveReport({ path }: { readonly path: { readonly project: string; readonly lot: string } }) {
  const { t } = useTranslation('expert');
  const [error, setError] = useState<unknown>();
  const fetchPdf = async () => {
    setError(undefined);
    try {
      save(await reportPdf(path), t('report.file', { lot: path.lot }));
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <>
      <Button onClick={() => void fetchPdf()}>{t('report.pdf')}</Button>
      <ProblemAlert error={error} />
    </>
  );
}
