import type { DataSource } from './source.ts';
import { table } from './table.ts';

/** Every data set, in the order in which the inspector offers them. To add one is to add a file and a line here. */
export const dataSources: readonly DataSource[] = [table];

const byId = new Map(dataSources.map((source) => [source.id, source]));

export function dataSource(id: string): DataSource | undefined {
  return byId.get(id);
}
