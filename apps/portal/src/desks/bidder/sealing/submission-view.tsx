import { Alert, Button, Progress, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../../language/formats';
import '../../../parts/plain.css';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { KeepButton } from '../keeping/keep-button';
import { type KeptBid } from '../keeping/kept-bids';
import { ReceiptFacts } from '../keeping/receipt-facts';
import { type Submission } from './use-submission';
import { useNamedWords } from '../../../parts/named-words';

type OnItsWay = Exclude<Submission, { phase: 'form' } | { phase: 'failed' }>;

/** How far the bid is, what to do where it is held up, and its receipt at the end. */
export function SubmissionView({
  submission,
  late,
  onResume,
}: {
  readonly submission: OnItsWay;
  readonly late: boolean;
  readonly onResume: (kept: KeptBid) => void;
}) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const formats = useFormats();
  const { phase } = submission;
  const step = phase === 'sealing' ? 0 : phase === 'received' ? 2 : 1;
  const share = 'total' in submission ? Math.floor((100 * submission.done) / Math.max(1, submission.total)) : undefined;
  return (
    <Sheet title={t('way.title')}>
      <Steps
        current={step}
        status={phase === 'refused' ? 'error' : phase === 'received' ? 'finish' : 'process'}
        items={[{ title: t('way.seal') }, { title: t('way.send') }, { title: t('way.receipt') }]}
      />
      <div aria-live="polite" className="submission-way">
        {'total' in submission && (
          <>
            <Progress percent={share ?? 0} aria-label={t(`way.phase.${submission.phase}`)} />
            <p>
              {t(`way.phase.${submission.phase}`)}{' '}
              {t('way.bytes', { done: formats.bytes(submission.done), total: formats.bytes(submission.total) })}
            </p>
          </>
        )}
        {submission.phase === 'interrupted' && (
          <Alert
            role="alert"
            type="warning"
            showIcon
            title={t('way.interrupted')}
            description={
              <>
                <p>{t('way.interruptedWhat')}</p>
                <Button type="primary" onClick={() => onResume(submission.kept)}>
                  {t('way.resume')}
                </Button>
              </>
            }
          />
        )}
        {submission.phase === 'refused' && (
          <>
            <ProblemAlert error={submission.error} />
            <p className="sheet-acts">
              {!late && (
                <Button type="primary" onClick={() => onResume(submission.kept)}>
                  {t('way.again')}
                </Button>
              )}
              <KeepButton kept={submission.kept} />
            </p>
          </>
        )}
        {submission.phase === 'received' && (
          <>
            <Alert
              role="status"
              type="success"
              showIcon
              title={t('way.received', words)}
              description={t('way.receivedWhat', { time: formats.second(submission.receipt.time) })}
            />
            <ReceiptFacts receipt={submission.receipt} />
            <p className="sheet-acts">
              <KeepButton kept={submission.kept} primary />
              <Link to={`/desk/bidder/projects/${submission.kept.manifest.project}`}>{t('way.back')}</Link>
            </p>
            <p className="page-lead">{t('way.keepWhat', words)}</p>
          </>
        )}
      </div>
    </Sheet>
  );
}
