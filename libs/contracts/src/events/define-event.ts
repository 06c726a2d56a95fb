import { type ActId, type Fact, type OfOffers } from '@mingtang/procedure/procedures';
import { type PublishingService } from '@mingtang/services';
import { type Static, type TSchema } from '@sinclair/typebox';
import { type Bilingual } from './common';
import { type RecordClass, type Secrecy, shownBySecrecy, type ShownFrom } from './secrecy';

/** Who publishes events: services of the platform, and the supervisor, whose orders they serve. */
export type Publisher = PublishingService | 'supervision';

export type Facts = Readonly<Record<string, unknown>>;

/** What an event says of its act: when it was done, if not at the event's own time, and with what outcome. */
export type FactSaid = Partial<Omit<Fact, 'act' | 'place' | 'seen'>>;

/** What is said of an event where it is defined. */
interface EventSaid<Data extends TSchema> {
  /** JSON schema of its data. */
  readonly data: Data;
  /** What the step is called wherever people read of it. */
  readonly name: Bilingual;
  /** The act that it records. */
  readonly act: ActId;
  /** What its data says of that act to whoever follows where a case stands. */
  readonly fact: (data: Static<Data>) => FactSaid;
  readonly secrecy: Secrecy;
  /**
   * What the register tells of it beside type, time and role: never more than the law publishes at that moment, and nothing that does
   * not follow from its data, so that anyone can compare the register with the log.
   */
  readonly publicFacts: (data: Static<Data>) => Facts;
  /** Only where the register shows it later than the log does, or earlier; else it follows from the secrecy. */
  readonly shownFrom?: ShownFrom;
  /** Of which offers it tells, where it must not before they are opened; of all of its lot or project if left out. */
  readonly offers?: (data: Static<Data>) => OfOffers;
}

/** All that is said of an event of one type. */
export interface EventDefinition<Type extends string = string, Data extends TSchema = TSchema> extends Required<
  EventSaid<Data>
> {
  readonly type: Type;
  /** What the public log shows of it; once the offers that it tells of are no secret any more, `sealed` counts as `public`. */
  readonly record: RecordClass;
}

/**
 * Defines an event once for all who read of it: validation, AsyncAPI, log, register, exports, CLI and portal.
 * @param type `<publishing service>.<what happened>.v<version>`
 */
export function defineEvent<const Type extends `${Publisher}.${string}.v${number}`, const Data extends TSchema>(
  type: Type,
  said: EventSaid<Data>,
): EventDefinition<Type, Data> {
  return {
    type,
    record: said.secrecy.kind,
    shownFrom: shownBySecrecy(said.secrecy),
    offers: () => ({}),
    ...said,
  };
}
