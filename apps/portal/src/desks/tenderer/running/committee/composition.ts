import { checkCommittee, type CommitteeMember, type MemberKind } from '@mingtang/procedure/evaluation';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Refusal } from '@mingtang/procedure/rules';

/** What a draw asks for: seats by speciality, and representatives who are appointed. */
export interface Composition {
  readonly seats: readonly { readonly category: string; readonly count: number }[];
  readonly representatives: number;
}

/** Who sits already when a vacant seat is drawn for. */
export interface SeatedMember {
  readonly id: string;
  readonly kind: MemberKind;
  readonly state: 'seated' | 'accepted' | 'recused' | 'released';
}

/** How many the committee will have. */
export function sizeOf({ seats, representatives }: Composition, seated: readonly SeatedMember[]): number {
  return standing(seated).length + representatives + seats.reduce((sum, { count }) => sum + (count || 0), 0);
}

/** What the law has against a committee of this composition (EVA-01); who is drawn is not known yet. */
export function faultsOf(
  { seats, representatives }: Composition,
  seated: readonly SeatedMember[],
  definition: ProcedureDefinition,
): Refusal[] {
  const drawn = seats.flatMap(({ category, count }, at) =>
    Array.from({ length: count || 0 }, (_, seat): CommitteeMember => ({
      id: `${at}/${category}/${seat}`,
      kind: 'expert',
    })),
  );
  const appointed = Array.from({ length: representatives }, (_, at): CommitteeMember => ({
    id: `representative/${at}`,
    kind: 'tenderer-representative',
  }));
  const members = [...standing(seated).map(({ id, kind }) => ({ id, kind })), ...drawn, ...appointed];
  const nobody = { procuringEntity: { scheme: '', id: '' }, bidders: [] };
  return checkCommittee(members, nobody, definition);
}

function standing(seated: readonly SeatedMember[]): SeatedMember[] {
  return seated.filter(({ state }) => state !== 'recused' && state !== 'released');
}
