import type { ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import { must } from '../util/assert.ts';
import type { GivenAnswer, Question } from './kernel-state.ts';

type State = {
  readonly questions: readonly Question[];
  readonly answers: readonly (readonly [requestId: string, GivenAnswer])[];
};

/** What was asked of models and has not reached the market yet, in the order of asking. */
export class OpenQuestions {
  readonly #questions = new Map<string, Question>();
  readonly #answers = new Map<string, GivenAnswer>();
  #asks: ModelRequest[] = [];

  /** Questions to which no answer came yet. */
  get count(): number {
    return this.#questions.size - this.#answers.size;
  }

  unanswered(): readonly ModelRequest[] {
    const open = [...this.#questions.values()].filter(({ request }) => !this.#answers.has(request.requestId));
    return open.map(({ request }) => request);
  }

  /** False for what nobody asked, and for what was answered already. */
  isOpen(requestId: string): boolean {
    return this.#questions.has(requestId) && !this.#answers.has(requestId);
  }

  ask(request: ModelRequest, traderIndex: number): void {
    this.#questions.set(request.requestId, { request, traderIndex });
    this.#asks.push(request);
  }

  /** What was asked since the last call. */
  takeAsks(): readonly ModelRequest[] {
    const asks = this.#asks;
    this.#asks = [];
    return asks;
  }

  give(requestId: string, answer: GivenAnswer): void {
    this.#answers.set(requestId, answer);
  }

  /** Closes a question that was answered. */
  take(requestId: string): { readonly outcome: ModelOutcome; readonly traderIndex: number } {
    const answer = must(this.#answers.get(requestId), `answer ${requestId}`);
    const { request, traderIndex } = must(this.#questions.get(requestId), `question ${requestId}`);
    this.#answers.delete(requestId);
    this.#questions.delete(requestId);
    return { outcome: { ...answer, request }, traderIndex };
  }

  state(): State {
    return { questions: [...this.#questions.values()], answers: [...this.#answers] };
  }

  restore({ questions, answers }: State): void {
    for (const question of questions) this.#questions.set(question.request.requestId, question);
    for (const [requestId, answer] of answers) this.#answers.set(requestId, answer);
  }
}
