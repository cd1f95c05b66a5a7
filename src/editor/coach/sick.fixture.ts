/** Graphs that do not learn, each for a reason of its own, with what cures it. */
import { DATA } from './sick/data.fixture.ts';
import { NETS } from './sick/nets.fixture.ts';
import { RATES } from './sick/rates.fixture.ts';
import type { SickGraph } from './sick/sickGraph.fixture.ts';
import { STARTS } from './sick/starts.fixture.ts';

export const SICK: readonly SickGraph[] = [...RATES, ...STARTS, ...NETS, ...DATA];
