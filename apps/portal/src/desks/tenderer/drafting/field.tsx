import { Form } from 'antd';
import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../language/formats';
import { useLanguage, useSaid } from '../../../language/use-language';
import { type Fault, fieldOf, ruleIn, standsAt } from './refusals';

/** Points in time as rules name them; people read them in Beijing time. */
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

const Faults = createContext<readonly Fault[]>([]);

/** Gives the fields below it what is wrong with the draft. */
export const FaultsProvider = Faults.Provider;

export function useFaults(): readonly Fault[] {
  return useContext(Faults);
}

/** What is wrong, in words, and by which rule of which law. */
export function FaultText({ fault }: { readonly fault: Fault }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const language = useLanguage();
  const formats = useFormats();
  const text = typeof fault.message === 'string' ? fault.message : said(fault.message);
  const rule = fault.rule === undefined ? undefined : ruleIn(language, fault.rule);
  return (
    <span className="fault">
      {text.replace(INSTANT, (instant) => formats.second(instant))}
      {rule && fault.rule !== undefined && (
        <small className="fault-rule">
          {t('fault.rule', { rule: fault.rule, title: rule.title, source: rule.source })}
        </small>
      )}
    </span>
  );
}

/** All that is wrong at a field; nothing where nothing is. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <span className="fault-list">
      {faults.map((fault, at) => (
        <FaultText key={`${fault.code}-${at}`} fault={fault} />
      ))}
    </span>
  );
}

/** A field of the draft with its label, and next to it whatever rule it breaks. */
export function Field({
  path,
  label,
  hint,
  of,
  inList = false,
  valuePropName,
  children,
}: {
  /** From the draft. */
  readonly path: readonly (string | number)[];
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** A field around this one whose faults are shown here, with those of all in it that has no field of its own. */
  readonly of?: readonly (string | number)[];
  /** Whether it is below a `Form.List` of the path's first part. */
  readonly inList?: boolean;
  readonly valuePropName?: string;
  readonly children: ReactElement;
}) {
  const field = fieldOf(of ?? path);
  const here = useFaults().filter((fault) => standsAt(fault, field, true));
  const wrong = here.some(({ weight }) => weight === 'wrong');
  return (
    <Form.Item
      name={[...(inList ? path.slice(1) : path)]}
      label={label}
      extra={hint}
      {...(valuePropName === undefined ? {} : { valuePropName })}
      {...(here.length > 0 && {
        validateStatus: wrong ? ('error' as const) : ('warning' as const),
        help: <FaultList faults={here} />,
      })}
    >
      {children}
    </Form.Item>
  );
}

/** What is wrong with a list as a whole, e.g. that its weights do not add up; reachable by its anchor. */
export function FaultsOf({ field }: { readonly field: string }) {
  const here = useFaults().filter((fault) => fault.field === field);
  return (
    <div id={`part-${field}`} tabIndex={-1} className="faults-of">
      <FaultList faults={here} />
    </div>
  );
}
