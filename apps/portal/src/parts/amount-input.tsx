import { writtenAmount } from '@mingtang/procedure/money';
import { Input, type InputProps } from 'antd';

/** An amount of a currency, as people write it: grouping that is typed goes when the field is left. */
export function AmountInput({
  value,
  currency,
  onChange,
  ...rest
}: Omit<InputProps, 'onChange'> & { readonly currency?: string | undefined; onChange?: (text: string) => void }) {
  return (
    <Input
      {...rest}
      value={value}
      inputMode="decimal"
      {...(currency !== undefined && { suffix: <span>{currency}</span> })}
      autoComplete="off"
      onChange={(event) => onChange?.(event.target.value)}
      onBlur={(event) => onChange?.(writtenAmount(event.target.value))}
    />
  );
}
