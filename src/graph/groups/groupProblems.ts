/** What the schema cannot say of groups: their members are nodes, and each is in one group, once. */
import type { GraphDocument } from '../document.ts';
import { i18n } from '../../words/i18n.ts';

interface GroupProblem {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

export function groupProblems({ groups = [] }: GraphDocument, nodes: ReadonlySet<string>): readonly GroupProblem[] {
  const problems: GroupProblem[] = [];
  const ids = new Set(groups.map(({ id }) => id));
  const holder = new Map<string, string>();
  groups.forEach(({ id, members }, index) => {
    members.forEach((member, place) => {
      const path = ['groups', index, 'members', place];
      const other = holder.get(member);
      if (ids.has(member)) problems.push({ path, message: i18n.t("The group “{id}” has the group “{member}” among its members, but a group holds nodes alone. Write that group's nodes instead, or take it out.", { id, member }) });
      else if (!nodes.has(member)) problems.push({ path, message: i18n.t('The group “{id}” has the member “{member}”, but there is no node “{member}”. Add the node or take it out of the group.', { id, member }) });
      else if (other === id) problems.push({ path, message: i18n.t('The group “{id}” names its member “{member}” twice. Take one of them out.', { id, member }) });
      else if (other !== undefined) problems.push({ path, message: i18n.t('The node “{member}” is a member of the groups “{other}” and “{id}”; it can be in one. Take it out of one of them.', { member, other, id }) });
      else holder.set(member, id);
    });
  });
  return problems;
}
