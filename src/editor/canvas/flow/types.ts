/** What React Flow is given: cards, notes and frames, and the wires between cards. */
import type { Edge, Node } from 'reactflow';
import type { FrameNode, GroupNode, NoteNode } from '../flowAnnotations.ts';
import type { CardNode, WireEdge } from '../flowModel.ts';

export type FlowCardNode = Node<CardNode['data'], 'card'>;
export type FlowNoteNode = Node<NoteNode['data'], 'note'>;
export type FlowFrameNode = Node<FrameNode['data'], 'frame'>;
export type FlowGroupNode = Node<GroupNode['data'], 'group'>;
export type FlowNode = FlowCardNode | FlowNoteNode | FlowFrameNode | FlowGroupNode;
export type FlowEdge = Edge<WireEdge['data'], 'wire'>;
