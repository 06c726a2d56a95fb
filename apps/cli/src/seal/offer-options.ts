import { readFile } from 'node:fs/promises';
import { bidCurrency, checkBidPrice, holdsPrice, type PricedTender } from '@mingtang/procedure/bidding';
import { type Money, writtenAmount } from '@mingtang/procedure/money';
import { type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import { type Command } from 'commander';
import { type Context } from '../context';
import { CliError, EXIT } from '../terminal/exit-codes';

/** What is offered: options of every command that seals. */
export interface OfferOptions {
  /** Left out in a round in which no price is offered. */
  readonly price?: string;
  readonly schedule?: string;
  readonly document?: readonly string[];
}

export function addOfferOptions(command: Command, { text }: Context): Command {
  return command
    .option(
      '--price <amount>',
      text({
        zh: '总价，如 1234567.89 或 1,234,567.89；本轮不报价的不填',
        en: 'total price, e.g. 1234567.89 or 1,234,567.89; none in a round in which no price is offered',
      }),
    )
    .option('--schedule <file>', text({ zh: '分项报价表（JSON 文件）', en: 'price schedule, a JSON file' }))
    .option(
      '--document <files...>',
      text({
        zh: '投标文件；有多个信封时，在文件名前写明信封，如 price=清单.pdf，否则装入第一个信封',
        en: 'documents of the bid; where it has several envelopes, with the envelope before the file, as in price=sums.pdf, else they go into the first',
      }),
    );
}

/**
 * The price that is offered; undefined in a round in which none is.
 * @throws {CliError} for what would be rejected whatever the other bids, for a missing price, and for one that no envelope of the round holds.
 */
export function priceOf(
  { price }: Pick<OfferOptions, 'price'>,
  tender: PricedTender,
  envelopes: readonly Pick<EnvelopeDefinition, 'holds'>[],
): Money | undefined {
  const asked = envelopes.some(holdsPrice);
  if (price === undefined && !asked) return undefined;
  if (price === undefined) throw new CliError(EXIT.usage, { zh: '缺少 --price', en: '--price is missing' });
  if (!asked)
    throw new CliError(EXIT.usage, {
      zh: '本轮不报价，请去掉 --price；价格在以后一轮中另行密封提交',
      en: 'no price is offered in this round: leave --price out; it is sealed apart in a later round',
    });
  const money = { amount: writtenAmount(price), currency: bidCurrency(tender) };
  const [wrong] = checkBidPrice(money, tender);
  if (wrong) throw new CliError(EXIT.usage, { zh: `--price：${wrong.message.zh}`, en: `--price: ${wrong.message.en}` });
  return money;
}

/** The price schedule's JSON, undefined where none is given. @throws {CliError} for what is no JSON. */
export async function scheduleOf({ schedule }: OfferOptions): Promise<unknown> {
  if (schedule === undefined) return undefined;
  try {
    return JSON.parse(await readFile(schedule, 'utf8')) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CliError(EXIT.localFile, {
      zh: `${schedule} 不是 JSON：${error.message}`,
      en: `${schedule} is not JSON: ${error.message}`,
    });
  }
}
