import { Radio } from 'antd';
import { type ProcedureDefinition, procedureName } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { useLanguage, useSaid } from '../../../../language/use-language';
import { wayFacts } from './way-facts';
import './ways.css';

/** A way to trade to be chosen among those that a notice may name today; each says when it is lawful and how it goes. */
export function WayChoice({
  ways,
  value,
  onChange,
  id,
}: {
  readonly ways: readonly ProcedureDefinition[];
  /** Name of the version that is chosen. */
  readonly value?: string;
  readonly onChange?: (name: string) => void;
  readonly id?: string;
}) {
  return (
    <Radio.Group
      {...(id !== undefined && { id })}
      className="ways"
      value={value}
      onChange={({ target }) => onChange?.(target.value as string)}
    >
      {ways.map((definition) => (
        <div key={procedureName(definition)} className="way-card">
          <Radio value={procedureName(definition)}>
            <WayName definition={definition} />
          </Radio>
          <WayInShort definition={definition} />
        </div>
      ))}
    </Radio.Group>
  );
}

/** What a way to trade is called, and which version of it is meant. */
export function WayName({ definition }: { readonly definition: ProcedureDefinition }) {
  const said = useSaid();
  return (
    <>
      <strong>{said(definition.title)}</strong>
    </>
  );
}

/** A way to trade in short, with the way to all its rules. */
export function WayInShort({ definition }: { readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('tenderer');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <>
      <p className="way-use">{definition.useWhen[language]}</p>
      <dl className="way-facts">
        {wayFacts(definition, language).map(({ fact, said }) => (
          <div key={fact}>
            <dt>{t(`ways.fact.${fact}`)}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <a href={`/procedures/${procedureName(definition)}`} target="_blank" rel="noreferrer">
        {t('ways.rules')}
      </a>
    </>
  );
}
