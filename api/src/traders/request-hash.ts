import { questionMessages, requestHash } from '../market/request-hash.ts';
import type { ModelRequest } from './llm/model.ts';

export function questionHash(request: Pick<ModelRequest, 'model' | 'system' | 'user' | 'shortlist'>): string {
  const { model, shortlist } = request;
  return requestHash({ model, messages: questionMessages(request), markets: shortlist.map(({ symbol }) => symbol) });
}
