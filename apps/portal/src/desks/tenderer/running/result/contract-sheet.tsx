import { checkContract } from '@mingtang/procedure/disclosure';
import { type Money as Amount, writtenAmount } from '@mingtang/procedure/money';
import { kindOfStage } from '@mingtang/procedure/procedures';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../../../api/api';
import { useSaid } from '../../../../language/use-language';
import { useServerNow } from '../../../../live/server-clock';
import { ConfirmAct } from '../../../../parts/confirm-act';
import { useKept } from '../../../../parts/kept/use-kept';
import { LegalTimePicker } from '../../../../parts/legal-time-picker';
import { Sheet } from '../../../../parts/sheet';
import { Instant, Money } from '../../../../parts/values';
import { lawOf, type LotFacts } from '../lot-facts';
import { FailForm } from './fail-form';
import { RefusalForm } from './refusal-form';
import { type RunningLot } from '../use-lot';
import { useRefresh } from '../use-refresh';
import { useNamedWords } from '../../../../parts/named-words';

/** The contract: signed within 30 days of the notice, at the price of the bid, its security at most 10 % (DIS-05, DIS-06). */
export function ContractSheet({ running }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { lot } = running;
  const now = useServerNow();
  if (lot.contract) return <Published contract={lot.contract} />;
  if (kindOfStage(lot.stage) !== 'awarded' || lot.award?.noticedAt === undefined) return null;
  const { id, contractDue } = lot.award;
  const refusal = lot.contractRefusals.find(({ award }) => award === id);
  if (refusal)
    return (
      <Sheet title={t('running.contract.title')} id="contract">
        <p role="status">
          {t(refusal.statedBy === 'winner' ? 'running.refusal.winner' : 'running.refusal.owner', words)}
        </p>
        <p className="said">{refusal.statement}</p>
        <FailForm running={running} />
      </Sheet>
    );
  return (
    <Sheet title={t('running.contract.title')} id="contract">
      <p>{t('running.contract.lead')}</p>
      <ContractForm running={running} price={lot.award.price} noticedAt={lot.award.noticedAt} />
      {contractDue !== undefined && Date.parse(contractDue) <= now && <RefusalForm running={running} />}
    </Sheet>
  );
}

function Published({ contract }: { readonly contract: NonNullable<LotFacts['contract']> }) {
  const { t } = useTranslation('tenderer');
  return (
    <Sheet title={t('running.contract.title')} id="contract">
      <dl className="facts">
        <dt>{t('running.contract.signedAt')}</dt>
        <dd>
          <Instant at={contract.signedAt} /> {contract.late && <strong>{t('running.contract.late')}</strong>}
        </dd>
        <dt>{t('running.contract.price')}</dt>
        <dd>
          <Money of={contract.price} />
        </dd>
        <dt>{t('running.contract.security')}</dt>
        <dd>
          {contract.performanceSecurity ? <Money of={contract.performanceSecurity} /> : t('running.contract.none')}
        </dd>
        <dt>{t('running.contract.publishedAt')}</dt>
        <dd>
          <Instant at={contract.publishedAt} />
        </dd>
      </dl>
    </Sheet>
  );
}

function ContractForm({
  running: { project, path },
  price,
  noticedAt,
}: {
  readonly running: RunningLot;
  readonly price: Amount;
  readonly noticedAt: string;
}) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const refresh = useRefresh();
  const now = useServerNow(10_000);
  const form = `contract.${path.project}.${path.lot}`;
  const [signedAt, setSignedAt, forgetSignedAt] = useKept<string | undefined>(`${form}.signed-at`, undefined);
  const [amount, setAmount, forgetAmount] = useKept(`${form}.price`, price.amount);
  const [security, setSecurity, forgetSecurity] = useKept(`${form}.security`, '');
  const { definition, calendar } = lawOf(project);
  const terms =
    signedAt === undefined
      ? undefined
      : {
          signedAt,
          price: { amount: writtenAmount(amount), currency: price.currency },
          ...(security.trim() !== '' && {
            performanceSecurity: { amount: writtenAmount(security), currency: price.currency },
          }),
        };
  const decision =
    terms &&
    checked(() =>
      checkContract(
        {
          signedAt: terms.signedAt,
          noticedAt,
          awardPrice: price,
          contractPrice: terms.price,
          ...('performanceSecurity' in terms && { performanceSecurity: terms.performanceSecurity }),
        },
        definition,
        calendar,
      ),
    );
  const refusals = decision && !decision.ok ? decision.refusals : [];
  const publish = async (header: { 'Idempotency-Key': string }) => {
    if (!terms) return;
    await client.POST('/api/disclosure/projects/{project}/lots/{lot}/contract', {
      params: { path, header },
      body: terms,
    });
    for (const forget of [forgetSignedAt, forgetAmount, forgetSecurity]) forget();
    await refresh();
  };
  return (
    <Form layout="vertical" style={{ maxWidth: 480 }}>
      <Form.Item label={t('running.contract.pickSignedAt')} htmlFor="contract-signed-at">
        <LegalTimePicker
          id="contract-signed-at"
          value={signedAt}
          until={now}
          onPick={setSignedAt}
          style={{ width: '100%' }}
        />
        <Button type="link" size="small" onClick={() => setSignedAt(new Date(now).toISOString())}>
          {t('running.contract.justNow')}
        </Button>
      </Form.Item>
      <Form.Item label={t('running.contract.price')} htmlFor="contract-price" extra={t('running.contract.priceHelp')}>
        <Input
          id="contract-price"
          inputMode="decimal"
          suffix={price.currency}
          value={amount}
          onChange={({ target }) => setAmount(target.value)}
        />
      </Form.Item>
      <Form.Item label={t('running.contract.security')} htmlFor="contract-security">
        <Input
          id="contract-security"
          inputMode="decimal"
          suffix={price.currency}
          value={security}
          onChange={({ target }) => setSecurity(target.value)}
        />
      </Form.Item>
      {refusals.map(({ code, message, rule }) => (
        <Alert key={code} type="error" showIcon title={said(message)} description={rule} />
      ))}
      {decision?.ok && decision.value.late && (
        <Alert type="warning" showIcon title={t('running.contract.willBeLate')} />
      )}
      <p>
        <ConfirmAct
          label={t('running.contract.act')}
          question={t('running.contract.question')}
          consequence={t('running.contract.consequence')}
          disabled={!terms || !decision?.ok}
          act={publish}
        />
      </p>
    </Form>
  );
}

/** The decision, or undefined while an amount is being typed. */
function checked<T>(check: () => T): T | undefined {
  try {
    return check();
  } catch {
    return undefined;
  }
}
