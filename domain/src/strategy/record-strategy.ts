import type { StrategyEvent } from './strategy.events.ts';

type Recording<Type extends string, EventType extends StrategyEvent['type']> = {
  readonly type: Type;
  readonly data: Extract<StrategyEvent, { readonly type: EventType }>['data'];
};

/** Keeps a part of the strategy that a model came up with; it takes the place of the one before. */
export type RecordIcp = Recording<'RecordIcp', 'IcpGenerated'>;
export type RecordIpp = Recording<'RecordIpp', 'IppGenerated'>;
export type RecordPartnerTypes = Recording<'RecordPartnerTypes', 'PartnerTypesGenerated'>;

export const recordStrategy = (command: RecordIcp | RecordIpp | RecordPartnerTypes): readonly StrategyEvent[] => {
  switch (command.type) {
    case 'RecordIcp':
      return [{ type: 'IcpGenerated', data: command.data }];
    case 'RecordIpp':
      return [{ type: 'IppGenerated', data: command.data }];
    case 'RecordPartnerTypes':
      return [{ type: 'PartnerTypesGenerated', data: command.data }];
  }
};
