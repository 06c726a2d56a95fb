import { useTranslation } from 'react-i18next';
import { Hash } from '../../parts/values';
import { type Words } from '../../parts/words';
import { type LotFacts } from './facts';

interface ReportProps {
  readonly project: string;
  readonly lot: string;
  readonly words: Words;
  readonly report: NonNullable<LotFacts['evaluation']>['report'];
}

/** The report that the committee signed, with the digest by which a copy is known. */
export function Report({ project, lot, words, report }: ReportProps) {
  const { t } = useTranslation('register');
  if (report === undefined) return null;
  return (
    <p>
      <a href={`/api/evaluation/projects/${project}/lots/${lot}/report.pdf`} download={`report ${project} ${lot}.pdf`}>
        {t('ranking.report', { report: words.head.report, body: words.body })}
      </a>{' '}
      <small>
        SHA-256 <Hash of={report.pdfSha256} />
      </small>
    </p>
  );
}
