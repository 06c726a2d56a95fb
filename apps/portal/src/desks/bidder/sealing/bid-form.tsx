import { DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Modal, Select } from 'antd';
import { type DragEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bidCurrency, checkBidPrice, envelopesOfRound, holdsPrice } from '@mingtang/procedure/bidding';
import { compareMoney, writtenAmount } from '@mingtang/procedure/money';
import {
  actName,
  definitionOf,
  type EnvelopeDefinition,
  GUARD_NAMES,
  PART_NAMES,
  type ProcedureDefinition,
} from '@mingtang/procedure/procedures';
import { CustodyError, generateSigningKey, type SigningKey, soundCustody } from '@mingtang/sealing';
import { type Schema } from '../../../api/api';
import { useFormats } from '../../../language/formats';
import { useSaid } from '../../../language/use-language';
import { AmountInput } from '../../../parts/amount-input';
import '../../../parts/drop.css';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { useChosen } from '../../../parts/kept/use-chosen';
import { Sheet } from '../../../parts/sheet';
import { Given } from '../../../parts/given';
import { type Told, withChosen } from './chosen-files';
import { filesOf, formOf } from './entered-bid';
import { type SealRequest } from './seal-worker';

export interface BidToBegin {
  readonly project: string;
  readonly lot: string;
  readonly bidder: string;
  readonly version: number;
  /** In which it is handed in. */
  readonly round: number;
  /** Of the bid that is replaced. */
  readonly bid: string | undefined;
  /** Of the version before, where it is at hand. */
  readonly signer: SigningKey | undefined;
}

/** Price and documents of a bid. What is entered stays on this machine until it is sealed. */
export function BidForm({
  tender,
  lot,
  bid,
  lostKey,
  disabled,
  onSeal,
}: {
  readonly tender: Schema<'announcement.ProjectDto'>;
  readonly lot: Schema<'announcement.LotDto'>;
  readonly bid: BidToBegin;
  /** The version in force was signed elsewhere: the record will say that the account alone replaced it. */
  readonly lostKey: boolean;
  readonly disabled: boolean;
  readonly onSeal: (request: Omit<SealRequest, 'folder'>) => void;
}) {
  const { t } = useTranslation('bidder');
  const said = useSaid();
  const formats = useFormats();
  const [form] = Form.useForm<{ amount: string }>();
  const kept = useKeptFields(form, formOf(bid));
  const [documents, choose] = useChosen(filesOf(bid));
  /** The envelope into which a document goes, by its name; the first where none is chosen. */
  const [placed, place] = useState<Readonly<Record<string, string>>>({});
  const [told, setTold] = useState<readonly Told[]>([]);
  /** What is chosen is compared one after the other. */
  const adding = useRef(Promise.resolve());
  const latest = useRef(documents);
  useEffect(() => {
    latest.current = documents;
  }, [documents]);
  const [asked, setAsked] = useState(false);
  const amount = Form.useWatch('amount', form) ?? '';
  const currencyOf = { currency: tender.draft.currency ?? '' };
  const currency = bidCurrency(currencyOf);
  const price = { amount: writtenAmount(amount), currency };
  const custody = useMemo(() => {
    try {
      return soundCustody(tender.custody);
    } catch (error) {
      if (error instanceof CustodyError) return error;
      throw error;
    }
  }, [tender.custody]);
  const definition = definitionOf(tender.procedure);
  const envelopes = envelopesOfRound(definition.envelopes, bid.round);
  const envelopeFor = ({ name }: File): string => placed[name] ?? envelopes[0]?.id ?? '';
  /** The envelope that holds the price; none in a round in which no price is offered. */
  const priced = envelopes.find(holdsPrice);
  const sound = priced !== undefined && checkBidPrice(price, currencyOf).length === 0;
  const tooHigh = lot.maximumPrice && sound && compareMoney(price, lot.maximumPrice) > 0;
  if (custody instanceof CustodyError)
    return <Alert type="error" showIcon title={t('form.custodyUnsound')} description={custody.message} />;
  const add = (files: FileList | null) => {
    const chosen = [...(files ?? [])];
    adding.current = adding.current.then(async () => {
      const { all, told } = await withChosen(latest.current, chosen);
      latest.current = all;
      setTold(told);
      await choose(all);
    });
  };
  const remove = (file: File) => {
    latest.current = latest.current.filter((each) => each !== file);
    setTold([]);
    void choose(latest.current);
  };
  const seal = () => {
    setAsked(false);
    onSeal({
      bid: {
        project: bid.project,
        lot: bid.lot,
        bidder: bid.bidder,
        bid: bid.bid ?? crypto.randomUUID(),
        version: bid.version,
        round: bid.round,
        custody,
        signer: bid.signer ?? generateSigningKey(),
        now: new Date().toISOString(),
      },
      envelopes: envelopes.map(({ id, holds }) => ({ id, holds })),
      price: priced ? price : undefined,
      documents: documents.map((file) => ({ file, envelope: envelopeFor(file) })),
    });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={disabled}
      onValuesChange={kept.onValuesChange}
      onFinish={() => setAsked(true)}
      requiredMark={false}
    >
      {lostKey && <LostKey />}
      <Envelopes definition={definition} envelopes={envelopes} />
      {!priced && <Alert type="info" showIcon title={t('form.noPrice')} description={t('form.noPriceWhat')} />}
      {priced && (
        <Sheet title={t('form.price')}>
          <Form.Item
            name="amount"
            label={t('form.total', { currency })}
            extra={t('form.priceWhat')}
            rules={[
              {
                validator: (_, value: string | undefined) => {
                  const [wrong] = checkBidPrice({ amount: writtenAmount(value ?? ''), currency }, currencyOf);
                  return wrong ? Promise.reject(new Error(said(wrong.message))) : Promise.resolve();
                },
              },
            ]}
          >
            <AmountInput className="price-input" />
          </Form.Item>
          {sound && <p className="page-lead">{formats.money(price)}</p>}
          {tooHigh && lot.maximumPrice && (
            <Alert
              type="warning"
              showIcon
              role="status"
              title={t('form.tooHigh', { maximum: formats.money(lot.maximumPrice) })}
            />
          )}
        </Sheet>
      )}
      <Sheet title={t('form.documents')}>
        <label
          className="drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event: DragEvent) => {
            event.preventDefault();
            add(event.dataTransfer.files);
          }}
        >
          <strong>{t('form.drop')}</strong>
          <div>{t('form.dropWhat')}</div>
          <input
            type="file"
            multiple
            disabled={disabled}
            onChange={(event) => {
              add(event.target.files);
              event.target.value = '';
            }}
          />
        </label>
        {told.map(({ kind, name, as }) => (
          <Alert
            key={`${kind} ${as}`}
            type="info"
            showIcon
            role="status"
            title={kind === 'renamed' ? t('form.renamed', { name, as }) : t('form.repeated', { name })}
          />
        ))}
        {documents.length > 0 && (
          <ul className="owed">
            {documents.map((file) => (
              <li key={file.name}>
                <div>
                  <Given>{file.name}</Given> <span className="owed-about">{formats.bytes(file.size)}</span>
                </div>
                {envelopes.length > 1 && (
                  <Select
                    size="small"
                    aria-label={t('form.envelope', { name: file.name })}
                    value={envelopeFor(file)}
                    options={envelopes.map(({ id, title }) => ({ value: id, label: said(title) }))}
                    onChange={(envelope) => place({ ...placed, [file.name]: envelope })}
                  />
                )}
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('form.remove', { name: file.name })}
                  onClick={() => remove(file)}
                />
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title={t('form.sealing')}>
        <p>
          {t('form.sealingWhat', {
            threshold: custody.threshold,
            count: custody.custodians.length,
            names: custody.custodians.map(({ name }) => name).join(t('form.separator')),
          })}
        </p>
        <Button type="primary" htmlType="submit" size="large">
          {bid.version > 1 ? t('form.replace') : t('form.submit')}
        </Button>
      </Sheet>
      <Modal
        open={asked}
        title={t('form.confirm')}
        okText={t('form.confirmYes')}
        cancelText={t('form.confirmNo')}
        onOk={seal}
        onCancel={() => setAsked(false)}
      >
        <p className="big">{sound ? formats.money(price) : null}</p>
        <p>{t('form.confirmDocuments', { count: documents.length })}</p>
        {documents.length === 0 && <Alert type="warning" showIcon title={t('form.noDocuments')} />}
        <p>{t('form.confirmWhat')}</p>
      </Modal>
    </Form>
  );
}

function LostKey() {
  const { t } = useTranslation('bidder');
  return <Alert type="warning" showIcon title={t('form.lostKey')} description={t('form.lostKeyWhat')} />;
}

/** What goes into which envelope and when each is opened, where there are several. */
function Envelopes({
  definition,
  envelopes,
}: {
  readonly definition: ProcedureDefinition;
  readonly envelopes: readonly EnvelopeDefinition[];
}) {
  const { t } = useTranslation('bidder');
  const said = useSaid();
  if (envelopes.length < 2) return null;
  return (
    <Sheet title={t('form.envelopes')}>
      <ul className="plain-list">
        {envelopes.map(({ id, title, holds, openedBy, onlyFor }) => (
          <li key={id}>
            <strong>{said(title)}</strong>{' '}
            {t('form.envelopeHolds', { holds: holds.map((part) => said(PART_NAMES[part])).join(t('form.separator')) })}{' '}
            {onlyFor
              ? t('form.envelopeOnlyFor', {
                  after: said(actName(definition, openedBy)),
                  who: said(GUARD_NAMES[onlyFor]),
                })
              : t('form.envelopeAfter', { after: said(actName(definition, openedBy)) })}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
