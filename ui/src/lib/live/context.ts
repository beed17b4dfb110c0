import { createContext } from 'svelte';
import type { God } from './god.svelte.ts';
import type { MarketFocus } from './market-focus.svelte.ts';
import type { SeatFocus } from './seat-focus.svelte.ts';
import type { Terminal } from './terminal.svelte.ts';
import type { Travel } from './travel.svelte.ts';

export const [getTerminal, setTerminal] = createContext<Terminal>();
export const [getFocus, setFocus] = createContext<MarketFocus>();
export const [getGod, setGod] = createContext<God>();
export const [getSeat, setSeat] = createContext<SeatFocus>();
export const [getTravel, setTravel] = createContext<Travel>();
