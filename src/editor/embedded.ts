/**
 * Whether this page keeps anything in the browser. A graph that is shown inside another page (`?embed`, see decision 21) does not:
 * who reads a lesson has not asked for a store to be filled.
 */
const parameters = typeof location === 'undefined' ? new URLSearchParams() : new URLSearchParams(location.search);

/** True for a graph that is shown inside another page. */
export const isEmbedded: boolean = parameters.has('embed');

/** The theme that the page around it asks for. */
export const embeddedTheme: 'light' | 'dark' | 'system' = ((asked) => (asked === 'light' || asked === 'dark' ? asked : 'system'))(parameters.get('theme'));
