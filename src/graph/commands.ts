/**
 * Edits as data. Everything that changes a document is one of these commands, so that each can be
 * undone, sent as a one-click fix, replayed in a test or written to a log.
 */
import type { GraphDocument, GraphEdge, GraphNode, Json, Position, Training, Weights } from './document.ts';
import { portReferenceOf } from './document.ts';

export type Command =
  | { readonly type: 'addNodes'; readonly nodes: readonly GraphNode[]; readonly edges?: readonly GraphEdge[] }
  | { readonly type: 'removeNodes'; readonly ids: readonly string[] }
  | { readonly type: 'moveNodes'; readonly positions: Readonly<Record<string, Position>> }
  /** Merges into the node's parameters; a value of `undefined` takes the parameter out. */
  | { readonly type: 'setParams'; readonly id: string; readonly params: Readonly<Record<string, Json | undefined>> }
  /** `undefined` goes back to the kind's own name. */
  | { readonly type: 'setLabel'; readonly id: string; readonly label: string | undefined }
  /** `undefined` goes back to the layer's initializer. */
  | { readonly type: 'setInitialWeights'; readonly id: string; readonly weights: Weights | undefined }
  /** Leads the wires past these nodes, or through them again. */
  | { readonly type: 'setBypassed'; readonly ids: readonly string[]; readonly bypassed: boolean }
  | { readonly type: 'addEdges'; readonly edges: readonly GraphEdge[] }
  | { readonly type: 'removeEdges'; readonly ids: readonly string[] }
  /** Merges; `undefined` takes a setting out (`steps` when `epochs` comes in). */
  | { readonly type: 'setTraining'; readonly training: { readonly [K in keyof Training]?: Training[K] | undefined } }
  | { readonly type: 'setMeta'; readonly meta: { readonly title?: string; readonly summary?: string } }
  | { readonly type: 'replaceDocument'; readonly document: GraphDocument }
  /** Several commands that a person sees, and undoes, as one. */
  | { readonly type: 'batch'; readonly commands: readonly Command[] };

/**
 * The document after the command; the given one is not changed. A command that names a node or wire
 * which is not there changes nothing and gives the same object back.
 */
export function applyCommand(document: GraphDocument, command: Command): GraphDocument {
  switch (command.type) {
    case 'addNodes':
      return {
        ...document,
        nodes: [...document.nodes, ...command.nodes],
        edges: command.edges ? [...document.edges, ...command.edges] : document.edges,
      };
    case 'removeNodes':
      return removeNodes(document, new Set(command.ids));
    case 'moveNodes':
      return mapNodes(document, (node) => {
        const position = Object.hasOwn(command.positions, node.id) ? command.positions[node.id] : undefined;
        return position ? { ...node, position: { ...node.position, ...position } } : node;
      });
    case 'setParams':
      return mapNode(document, command.id, (node) => ({ ...node, params: merge(node.params, command.params) }));
    case 'setLabel':
      return mapNode(document, command.id, (node) => merge(node, { label: command.label }));
    case 'setInitialWeights':
      return mapNode(document, command.id, (node) => merge(node, { initialWeights: command.weights }));
    case 'setBypassed': {
      const chosen = new Set(command.ids);
      const next = command.bypassed || undefined;
      return mapNodes(document, (node) => (chosen.has(node.id) && node.bypassed !== next ? merge(node, { bypassed: next }) : node));
    }
    case 'addEdges':
      return { ...document, edges: [...document.edges, ...command.edges] };
    case 'removeEdges': {
      const gone = new Set(command.ids);
      const edges = document.edges.filter((edge) => !gone.has(edge.id));
      return edges.length === document.edges.length ? document : { ...document, edges };
    }
    case 'setTraining':
      return { ...document, training: merge(document.training, command.training) };
    case 'setMeta':
      return { ...document, meta: { ...document.meta, ...command.meta } };
    case 'replaceDocument':
      return command.document;
    case 'batch':
      return command.commands.reduce(applyCommand, document);
    default:
      return unreachable(command);
  }
}

function removeNodes(document: GraphDocument, gone: ReadonlySet<string>): GraphDocument {
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

/** Shallow merge in which `undefined` removes the key, so that it is also gone from the saved file. */
function merge<T extends object>(base: T, change: { readonly [key: string]: unknown }): T {
  const entries = Object.entries({ ...base, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

function unreachable(command: never): never {
  throw new Error(`Unknown command: ${JSON.stringify(command)}`);
}
