import { EVENTS, factSaid } from '@mingtang/contracts';
import {
  type ActDefinition,
  type ActId,
  ACTS,
  beginningOf,
  evolve,
  type Fact,
  impediments,
  type Overtaken,
  type ProcedureDefinition,
  procedureName,
  STAGE_NAMES,
  type Stand,
} from '@mingtang/procedure/procedures';
import { type Refusal } from '@mingtang/procedure/rules';
import { type Recorded, type Records } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { concerns, factOf, knows, openRecords } from './fold-records';

/**
 * Folds the log as every service does, lot by lot, and says which steps the procedure did not allow where they stand. One whose service had not seen what came
 * before is void, which an event of its own must say; one whose service had seen it breaks the procedure.
 */
export function checkProcedure(
  found: Verification,
  { published, definition, calendar }: Tender,
  records: Records,
): void {
  const law = { definition, calendar };
  const steps = openRecords(records);
  for (const { id: lot } of published.lots) {
    let stand = beginningOf(definition);
    const moves: Move[] = [];
    steps.forEach((record, at) => {
      const fact = factOf(record, definition, at + 1);
      if (fact === undefined || !concerns(record, lot, published.lots)) return;
      found.count('procedure-followed');
      if (!isKnown(found, { lot, record, fact, definition })) return;
      const before = stand;
      stand = evolve(law, stand, fact);
      if (stand.moved?.place === fact.place) moves.push({ act: fact.act, place: fact.place });
      const overtaken = stand.overtaken[before.overtaken.length];
      if (!overtaken) return;
      const unseen = record.seen !== undefined && crossedBy(moves, overtaken, record.seen);
      const against = impediments(law, before, { ...fact, arrivedInTime: true });
      judge(found, { lot, record, overtaken, unseen, before, against, steps: steps.slice(at + 1), definition });
    });
  }
}

interface Step {
  readonly lot: string;
  readonly record: Recorded;
  readonly fact: Fact;
  readonly definition: ProcedureDefinition;
}

/** Whether the definition has this act, and this outcome of it; where it has not, that is said, and the case stands as before. */
function isKnown(found: Verification, { lot, record, fact: { act, outcome }, definition }: Step): boolean {
  if (knows(definition, { act, outcome })) return true;
  const leads = definition.acts[act]?.leads;
  const { zh, en } = ACTS[act];
  const name = procedureName(definition);
  const result = leads ? outcome : undefined;
  found.fail(
    'procedure-followed',
    `标段 ${lot}：${name} 没有“${zh}”${result === undefined ? '这一步' : `的结果“${result}”`}（日志第${record.index}条）`,
    `lot ${lot}: ${name} does not know to ${en}${result === undefined ? '' : ` with the outcome ${result}`} (entry ${record.index})`,
  );
  return false;
}

/** An act that moved a case, and its place. */
interface Move {
  readonly act: ActId;
  readonly place: number;
}

/** Whether another service moved the case before an act unseen: what a service did itself it knows, whatever it says that it had seen. */
function crossedBy(moves: readonly Move[], { act }: Overtaken, seen: number): boolean {
  return moves.some((move) => move.place > seen && ACTS[move.act].service !== ACTS[act].service);
}

interface Judged {
  readonly lot: string;
  readonly record: Recorded;
  readonly overtaken: Overtaken;
  /** Its service may not have known what came before it. */
  readonly unseen: boolean;
  readonly before: Stand;
  /** What the case held against it; nothing, where it allowed it but not with this outcome. */
  readonly against: readonly Refusal[];
  readonly steps: readonly Recorded[];
  readonly definition: ProcedureDefinition;
}

function judge(
  found: Verification,
  { lot, record, overtaken, unseen, before, against, steps, definition }: Judged,
): void {
  const { act, item } = overtaken;
  const { zh, en } = ACTS[act];
  if (!unseen) {
    const stage = STAGE_NAMES[before.stage];
    const why = against.filter(({ code }) => code !== 'stage-does-not-allow').map(({ message }) => message);
    found.fail(
      'procedure-followed',
      `标段 ${lot}：${zh}（日志第${record.index}条）在“${stage.zh}”阶段不为程序所允许${why.map((each) => `；${each.zh}`).join('')}`,
      `lot ${lot}: at the stage “${stage.en}” the procedure does not allow to ${en} (entry ${record.index})${why.map((each) => `; ${each.en}`).join('')}`,
    );
    return;
  }
  const undoing = undoerOf(definition, act);
  if (undoing === undefined) return;
  const said = steps.some((step) => EVENTS[step.type].act === undoing && itemOf(step) === item);
  if (!said)
    found.fail(
      'procedure-followed',
      `标段 ${lot}：${zh}（日志第${record.index}条）因他步在先而无效，却未公告无效`,
      `lot ${lot}: to ${en} (entry ${record.index}) is void, for another step came before, and yet nothing says so`,
    );
}

function undoerOf({ acts }: ProcedureDefinition, act: ActId): ActId | undefined {
  return (Object.entries(acts) as [ActId, ActDefinition][]).find(([, { undoes }]) => undoes === act)?.[0];
}

function itemOf({ type, payload }: Recorded): string | undefined {
  return payload && factSaid(type, payload).item;
}
