/**
 * Edits as data. Everything that changes a document is one of these commands, so that each can be
 * undone, sent as a one-click fix, replayed in a test or written to a log.
 */
import { addAnnotations, changeAnnotation, moveAnnotations, removeAnnotations, type FrameChange, type NoteChange } from './annotations.ts';
import type { Frame, GraphDocument, GraphEdge, GraphNode, Group, Json, Note, Position, Training, Weights } from './document.ts';
import { portReferenceOf } from './document.ts';
import { originNode } from './groups/repeat.ts';
import { addGroups, changeGroup, moveGroups, removeFromGroups, setCopyWeights, withMovedMembers, type GroupChange } from './groups/groups.ts';
import { merge } from './merge.ts';

export type Command =
  | { readonly type: 'addNodes'; readonly nodes: readonly GraphNode[]; readonly edges?: readonly GraphEdge[] }
  /** Takes away all that has one of these ids: nodes with their wires, notes, frames, and groups, whose members stay. */
  | { readonly type: 'removeNodes'; readonly ids: readonly string[] }
  /** Places of nodes, notes, frames and groups; a group takes its members along. */
  | { readonly type: 'moveNodes'; readonly positions: Readonly<Record<string, Position>> }
  /** Merges into the node's parameters; a value of `undefined` takes the parameter out. What is set of a copy in a repeated group is set of its member. */
  | { readonly type: 'setParams'; readonly id: string; readonly params: Readonly<Record<string, Json | undefined>> }
  /** `undefined` goes back to the kind's own name. */
  | { readonly type: 'setLabel'; readonly id: string; readonly label: string | undefined }
  /** `undefined` goes back to the layer's initializer. The id may be that of a copy in a repeated group: `dense#2`. */
  | { readonly type: 'setInitialWeights'; readonly id: string; readonly weights: Weights | undefined }
  /** Leads the wires past these nodes, or through them again. */
  | { readonly type: 'setBypassed'; readonly ids: readonly string[]; readonly bypassed: boolean }
  | { readonly type: 'addEdges'; readonly edges: readonly GraphEdge[] }
  | { readonly type: 'removeEdges'; readonly ids: readonly string[] }
  | { readonly type: 'addAnnotations'; readonly notes?: readonly Note[]; readonly frames?: readonly Frame[] }
  /** Merges; `undefined` takes the colour out. */
  | { readonly type: 'setNote'; readonly id: string; readonly note: NoteChange }
  /** Merges; `undefined` takes title or colour out. */
  | { readonly type: 'setFrame'; readonly id: string; readonly frame: FrameChange }
  /** Members that are no nodes are for the parser to refuse. */
  | { readonly type: 'addGroups'; readonly groups: readonly Group[] }
  /** Merges; `undefined` takes a field out. */
  | { readonly type: 'setGroup'; readonly id: string; readonly group: GroupChange }
  /** Merges; `undefined` takes a setting out (`steps` when `epochs` comes in). */
  | { readonly type: 'setTraining'; readonly training: { readonly [K in keyof Training]?: Training[K] | undefined } }
  /** `undefined` takes the lesson out. */
  | { readonly type: 'setMeta'; readonly meta: { readonly title?: string; readonly summary?: string; readonly lesson?: string | undefined } }
  | { readonly type: 'replaceDocument'; readonly document: GraphDocument }
  /** Several commands that a person sees, and undoes, as one. */
  | { readonly type: 'batch'; readonly commands: readonly Command[] };

/**
 * The document after the command; the given one is not changed. A command that changes nothing gives the same object back, so that
 * it is no step of Undo: one that names a node or wire which is not there, or sets what is set already.
 */
export function applyCommand(document: GraphDocument, command: Command): GraphDocument {
  switch (command.type) {
    case 'addNodes':
      if (command.nodes.length === 0) return applyCommand(document, { type: 'addEdges', edges: command.edges ?? [] });
      return {
        ...document,
        nodes: [...document.nodes, ...command.nodes],
        edges: command.edges ? [...document.edges, ...command.edges] : document.edges,
      };
    case 'removeNodes':
      return removeNodes(document, new Set(command.ids));
    case 'moveNodes':
      return moveNodes(document, withMovedMembers(document, command.positions));
    case 'setParams':
      return mapNode(document, originNode(document, command.id), (node) => {
        const params = merge(node.params, command.params);
        return params === node.params ? node : { ...node, params };
      });
    case 'setLabel':
      return mapNode(document, command.id, (node) => merge(node, { label: command.label }));
    case 'setInitialWeights':
      return setCopyWeights(mapNode(document, command.id, (node) => merge(node, { initialWeights: command.weights })), command.id, command.weights);
    case 'setBypassed': {
      const chosen = new Set(command.ids);
      const next = command.bypassed || undefined;
      return mapNodes(document, (node) => (chosen.has(node.id) && node.bypassed !== next ? merge(node, { bypassed: next }) : node));
    }
    case 'addEdges':
      return command.edges.length === 0 ? document : { ...document, edges: [...document.edges, ...command.edges] };
    case 'removeEdges': {
      const gone = new Set(command.ids);
      const edges = document.edges.filter((edge) => !gone.has(edge.id));
      return edges.length === document.edges.length ? document : { ...document, edges };
    }
    case 'addAnnotations':
      return addAnnotations(document, command.notes, command.frames);
    case 'setNote':
      return changeAnnotation(document, 'notes', command.id, command.note);
    case 'setFrame':
      return changeAnnotation(document, 'frames', command.id, command.frame);
    case 'addGroups':
      return addGroups(document, command.groups);
    case 'setGroup':
      return changeGroup(document, command.id, command.group);
    case 'setTraining':
      return merge(document, { training: merge(document.training, command.training) });
    case 'setMeta':
      return merge(document, { meta: merge(document.meta, command.meta) });
    case 'replaceDocument':
      return command.document;
    case 'batch':
      return command.commands.reduce(applyCommand, document);
    default:
      return unreachable(command);
  }
}

function moveNodes(document: GraphDocument, positions: Readonly<Record<string, Position>>): GraphDocument {
  const moved = mapNodes(document, (node) => {
    // Rounding gives a zero with a sign at times, which a file does not keep; to add nothing takes it off.
    const position = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined;
    return position && (position.x !== node.position.x || position.y !== node.position.y) ? { ...node, position: { ...node.position, x: position.x + 0, y: position.y + 0 } } : node;
  });
  return moveGroups(moveAnnotations(moved, positions), positions);
}

function removeNodes(document: GraphDocument, gone: ReadonlySet<string>): GraphDocument {
  return removeFromGroups(removeAnnotations(withoutNodes(document, gone), gone), gone);
}

function withoutNodes(document: GraphDocument, gone: ReadonlySet<string>): GraphDocument {
  const nodes = document.nodes.filter((node) => !gone.has(node.id));
  if (nodes.length === document.nodes.length) return document;
  const edges = document.edges.filter(
    (edge) => !gone.has(portReferenceOf(edge.from).node) && !gone.has(portReferenceOf(edge.to).node),
  );
  return { ...document, nodes, edges };
}

function mapNode(document: GraphDocument, id: string, change: (node: GraphNode) => GraphNode): GraphDocument {
  return mapNodes(document, (node) => (node.id === id ? change(node) : node));
}

function mapNodes(document: GraphDocument, change: (node: GraphNode) => GraphNode): GraphDocument {
  let changed = false;
  const nodes = document.nodes.map((node) => {
    const next = change(node);
    changed ||= next !== node;
    return next;
  });
  return changed ? { ...document, nodes } : document;
}

function unreachable(command: never): never {
  throw new Error(`Unknown command: ${JSON.stringify(command)}`);
}
