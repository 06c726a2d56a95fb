import { PdfPage } from '@mingtang/paper';
import { formatMoney } from '@mingtang/procedure/money';
import { RELIEFS, STAGE_NAMES } from '@mingtang/procedure/procedures';
import { type LotFactsDto } from '../../register/lot-facts.dto';
import { type ProjectFactsDto } from '../../register/project-facts.dto';
import { readableTime } from '../files/table';
import { type Language, securityWords, type Said, stepWords } from '../words';
import { bidsOf, priceOf } from './bid-columns';
import { objectionsOf } from './objection-columns';
import { factsOf } from './fact-columns';

type Say = (zh: string, en: string) => string;

/**
 * What is public of a project, to be read on paper.
 * @param asOf instant at which it was public.
 */
export function projectPdf(facts: ProjectFactsDto, language: Language, asOf: string): Promise<Buffer> {
  const say: Say = (zh, en) => (language === 'zh' ? zh : en);
  const page = new PdfPage(facts.notice.title, new Date(asOf));
  page.paragraph(
    say(
      `公开信息截至 ${readableTime(asOf)}（Asia/Shanghai）`,
      `What is public at ${readableTime(asOf)} (Asia/Shanghai)`,
    ),
  );
  page.heading(say('项目', 'Project'));
  page.facts(factsOf(facts).map(({ name, value }) => [name[language], inLanguage(value, language)]));
  writeItems(page, facts, say);
  for (const lot of facts.lots) writeLot(page, facts, lot, language, say);
  writeSteps(page, facts, language, say);
  return page.finish(`${facts.notice.ocid} · ${readableTime(asOf)}`);
}

function writeItems(page: PdfPage, { notice: { items } }: ProjectFactsDto, say: Say): void {
  if (items.length === 0) return;
  page.heading(say('采购清单', 'Items')).table(
    [say('名称', 'Item'), say('数量', 'Quantity'), say('分类', 'Classification'), say('标段', 'Lot')],
    items.map(({ description, quantity, unit, classification, lotId }) => [
      description,
      [quantity, unit].filter((part) => part !== undefined).join(' '),
      classification ? `${classification.scheme} ${classification.id}` : '',
      lotId ?? '',
    ]),
    ['*', 90, 120, 60],
  );
}

function writeLot(page: PdfPage, facts: ProjectFactsDto, lot: LotFactsDto, language: Language, say: Say): void {
  const { opening, openingFailure, award, contract } = lot;
  const money = (value: Parameters<typeof formatMoney>[0] | undefined) => (value ? formatMoney(value, language) : '–');
  page
    .heading(`${say('标段', 'Lot')} ${lot.lot} ${lot.title}`)
    .facts([
      [say('阶段', 'Stage'), STAGE_NAMES[lot.stage][language]],
      [say('估算价', 'Estimate'), money(lot.estimate)],
      [say('最高投标限价', 'Maximum price'), money(lot.maximumPrice)],
      ...(award ? ([[say('中标人', 'Winner'), `${award.bidder.name} ${money(award.price)}`]] as const) : []),
      ...(contract
        ? ([
            [say('合同签订', 'Contract signed'), `${readableTime(contract.signedAt)} ${money(contract.price)}`],
          ] as const)
        : []),
    ]);
  if (openingFailure)
    page.paragraph(
      say(
        `投标人 ${openingFailure.bids} 个，少于 ${openingFailure.minimum} 个，不得开标`,
        `${openingFailure.bids} bids, fewer than ${openingFailure.minimum}: not opened`,
      ),
    );
  if (opening)
    page.table(
      [
        say('投标人', 'Bidder'),
        say('报价', 'Price'),
        say('保证金', 'Security'),
        say('总分', 'Score'),
        say('排名', 'Rank'),
      ],
      bidsOf(lot, facts.notice.bidSecurity !== undefined).map((row) => {
        const { entry, evaluated } = row;
        const shut = entry.outcome === 'unopened' || row.later?.outcome === 'unopened';
        return [
          entry.bidder.name,
          shut ? say('未能开启', 'would not open') : money(priceOf(row)),
          securityWords(row.securityAsked, entry.securityPaid)[language],
          evaluated?.total ?? '–',
          evaluated ? String(evaluated.rank ?? say('否决', 'rejected')) : '–',
        ];
      }),
      ['*', 120, 60, 60, 60],
    );
  for (const { relief, objection } of objectionsOf(lot)) {
    const { filedAt, answeredAt, upheld } = objection;
    page.paragraph(
      `${RELIEFS[relief][language]} ${readableTime(filedAt)} · ` +
        (answeredAt === undefined || upheld === undefined
          ? say('待答复', 'not answered yet')
          : `${readableTime(answeredAt)} ${upheld ? say('成立', 'upheld') : say('不成立', 'not upheld')}`),
    );
  }
}

function writeSteps(page: PdfPage, { steps, moreSteps }: ProjectFactsDto, language: Language, say: Say): void {
  page.heading(say('过程', 'Steps')).table(
    [say('时间', 'Time'), say('标段', 'Lot'), say('事项', 'Step')],
    steps.map(({ time, lot, type }) => [readableTime(time), lot ?? '', stepWords(type)[language]]),
    [150, 80, '*'],
  );
  if (moreSteps !== undefined)
    page.paragraph(
      say(
        `以上为前 ${steps.length} 步，其余见其他格式的文件。`,
        `The first ${steps.length} steps; the other formats hold all.`,
      ),
    );
}

const inLanguage = (value: string | Said, language: Language) => (typeof value === 'string' ? value : value[language]);
