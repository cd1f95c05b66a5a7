import type { GraphDocument } from './document.ts';

/** The document with each text that people read (title, summary, labels, notes, titles of frames, names of groups) changed; ids and values stay. */
export function withTexts(document: GraphDocument, change: (text: string) => string): GraphDocument {
  const { meta, nodes, notes, frames, groups } = document;
  return {
    ...document,
    meta: { ...meta, title: change(meta.title), ...(meta.summary === undefined ? {} : { summary: change(meta.summary) }) },
    nodes: nodes.map((node) => (node.label === undefined ? node : { ...node, label: change(node.label) })),
    ...(notes ? { notes: notes.map((note) => ({ ...note, text: change(note.text) })) } : {}),
    ...(frames ? { frames: frames.map((frame) => (frame.title === undefined ? frame : { ...frame, title: change(frame.title) })) } : {}),
    ...(groups ? { groups: groups.map((group) => (group.name === undefined ? group : { ...group, name: change(group.name) })) } : {}),
  };
}
