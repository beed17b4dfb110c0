/**
 * The one ambient name this layer knows: a turn hands its signal on to the model port and never looks inside. Where
 * Node's types are loaded (traders/llm, the composition roots) the full interface is seen instead.
 */
interface AbortSignal {
  readonly aborted: boolean;
}
