import { RELIEFS } from '@mingtang/procedure/procedures';
import { type RaisedRelief } from '../../objections/raised-relief';
import { type LotFactsDto } from '../../register/lot-facts.dto';
import { type Column } from '../files/table';
import { yesOrNo } from '../words';

interface ObjectionRow {
  readonly lot: string;
  readonly relief: RaisedRelief;
  readonly objection: LotFactsDto['objections'][number];
}

/** What was raised against the result of a lot. */
export function objectionsOf({ lot, objections, challenges }: LotFactsDto): ObjectionRow[] {
  return [
    ...objections.map((objection) => ({ lot, relief: 'objection' as const, objection })),
    ...challenges.map((objection) => ({ lot, relief: 'challenge' as const, objection })),
  ];
}

export const OBJECTION_COLUMNS: readonly Column<ObjectionRow>[] = [
  { head: { zh: '标段', en: 'Lot' }, width: 10, value: ({ lot }) => lot },
  { head: { zh: '类别', en: 'Kind' }, width: 12, value: ({ relief }) => RELIEFS[relief] },
  { head: { zh: '提出', en: 'Filed' }, kind: 'instant', width: 22, value: ({ objection }) => objection.filedAt },
  {
    head: { zh: '答复期限', en: 'Answer due' },
    kind: 'instant',
    width: 22,
    value: ({ objection }) => objection.answerDue,
  },
  { head: { zh: '答复', en: 'Answered' }, kind: 'instant', width: 22, value: ({ objection }) => objection.answeredAt },
  {
    head: { zh: '成立', en: 'Upheld' },
    width: 10,
    value: ({ objection: { upheld } }) => (upheld === undefined ? undefined : yesOrNo(upheld)),
  },
  { head: { zh: '标识', en: 'Id' }, width: 38, value: ({ objection }) => objection.id },
  { head: { zh: '内容摘要', en: 'Digest' }, width: 66, value: ({ objection }) => objection.digest },
];
