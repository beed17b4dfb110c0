import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import ValidationPlugin from '@pothos/plugin-validation';
import { badInput } from './api-error.ts';
import type { ApiContext } from './context.ts';

type Scalar<Value> = { Input: Value; Output: Value };

type ApiTypes = {
  Context: ApiContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Sats: Scalar<number>;
    Lots: Scalar<number>;
    Amount: Scalar<number>;
    Sequence: Scalar<number>;
    EpochMillis: Scalar<number>;
    BasisPoints: Scalar<number>;
    /** Epoch milliseconds inside, RFC 3339 outside. */
    DateTime: Scalar<number>;
    Cursor: Scalar<string>;
  };
};

/** Every file of `types/` and `feeds/` adds its noun to this one builder; `schema.ts` imports them all. */
export const builder = new SchemaBuilder<ApiTypes>({
  plugins: [RelayPlugin, ValidationPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  complexity: { defaultComplexity: 1, defaultListMultiplier: 10, disabled: true },
  validation: { validationError: ({ issues }) => badInput(issues.map(describeIssue).join('; ')) },
  relay: {
    nodeTypeOptions: {
      name: 'Node',
      description: 'Anything with an id of its own: ask for it again with `node(id:)`.',
    },
    idFieldOptions: { description: 'Opaque, unique over all types and runs.' },
    nodeQueryOptions: {
      description: 'The object with this id; null when there is none or its run is gone.',
      args: { id: { description: 'As an `id` field gave it.' } },
    },
    nodesQueryOptions: {
      args: { ids: { description: 'As `id` fields gave them.' } },
      description: 'The objects with these ids (at most `serviceLimits.maxNodes`), null where there is none.',
      complexity: ({ ids }) => ({ field: 1, multiplier: Math.max(ids.length, 1) }),
      resolve: (_root, { ids }, { services: { limits } }, _info, resolveNodes) => {
        if (ids.length > limits.maxNodes) throw badInput(`ids: at most ${limits.maxNodes}, got ${ids.length}`);
        return resolveNodes(ids);
      },
    },
  },
});

type Issue = {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
};

function describeIssue(issue: Issue): string {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

builder.queryType({ description: 'Reading is open to everyone and changes nothing.' });
builder.mutationType({
  description:
    'Acts of the person in charge. Over HTTP only, with `Authorization: Bearer <god token>`; else the answer is a top-level error `UNAUTHENTICATED` or `FORBIDDEN` and nothing changes.',
});
builder.subscriptionType({
  description:
    'Feeds. The first event is a snapshot; what follows has absolute values and says by `prevSeq` what it continues. `after` is the last seq a client has; with `epoch` it resumes without a gap or is told by `Resync` why not.',
});
