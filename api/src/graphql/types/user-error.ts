import type { RunStatus as RunStatusName } from '../../market/run-status.ts';
import type { ControlError } from '../../simulation/control.ts';
import { builder } from '../builder.ts';
import { ErrorCode, RunStatus } from '../enums.ts';

export type UserErrorView = ControlError & { readonly currentStatus: RunStatusName };

export const UserError = builder.interfaceRef<UserErrorView>('UserError').implement({
  description: 'Why a mutation did not do what was asked. Nothing changed.',
  resolveType: typeNameOf,
  fields: (t) => ({
    code: t.field({ type: ErrorCode, description: 'For programs.', resolve: (error) => error.code }),
    message: t.exposeString('message', { description: 'For people.' }),
    field: t.stringList({
      description: 'Path of the input it is about, such as `["input", "market"]`; empty when about none.',
      resolve: (error) => [...error.field],
    }),
  }),
});

function typeNameOf({ code }: ControlError): string {
  switch (code) {
    case 'INVALID_TRANSITION':
      return 'InvalidTransitionError';
    case 'NOT_FOUND':
      return 'NotFoundError';
    case 'INVALID_INPUT':
    case 'MARKET_HALTED':
    case 'ALREADY_EXISTS':
    case 'FAILED':
      return 'InputError';
  }
}

builder.objectRef<UserErrorView>('InvalidTransitionError').implement({
  description: 'The run, or the market the input names, is not in a state that allows it.',
  interfaces: [UserError],
  fields: (t) => ({
    currentStatus: t.field({
      type: RunStatus,
      description: 'What the run is doing.',
      resolve: (error) => error.currentStatus,
    }),
  }),
});

builder.objectRef<UserErrorView>('NotFoundError').implement({
  description: 'What the input names does not exist.',
  interfaces: [UserError],
});

builder.objectRef<UserErrorView>('InputError').implement({
  description: 'A value of the input is not allowed, or the simulation could not do it; `code` tells which.',
  interfaces: [UserError],
});
