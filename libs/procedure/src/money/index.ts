export { compareDecimals, isDecimal } from './decimal';
export { isCurrency } from './currency';
export * from './check-decimal';
export { type ReadDecimal, readDecimal, writtenAmount } from './decimal-text';
export * from './money';
