import { Form, Input, type InputProps } from 'antd';
import { plainAmount } from './draft-values';

/** An amount in the project's currency, as a plain decimal; grouping that is typed goes when the field is left. */
export function AmountInput({
  value,
  onChange,
  ...rest
}: Omit<InputProps, 'onChange'> & { onChange?: (text: string) => void }) {
  const currency = Form.useWatch<string | undefined>('currency', { preserve: true });
  return (
    <Input
      {...rest}
      value={value}
      inputMode="decimal"
      suffix={<span>{currency}</span>}
      autoComplete="off"
      className="amount-input"
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={(event) => onChange?.(plainAmount(event.target.value))}
    />
  );
}
