/** What a command's end says to the shell that called it. Stands in the help and in the README. */
export const EXIT = {
  done: 0,
  failed: 1,
  unusable: 2,
  broken: 70,
} as const;

export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done',
  failed: 'the graph has errors, the run failed, or a hand-back did not pass',
  unusable: 'what was given cannot be used: a file, an option, a command',
  broken: 'an error in Netloom itself',
};
