/** One thing a person can do, as menus, shortcuts and the help window all know it. */
export interface Action {
  readonly id: string;
  /** A verb first. A function where it says what it would act on: "Undo Add Dense". */
  readonly label: string | (() => string);
  /** The first is shown; all work. */
  readonly shortcuts?: readonly string[];
  readonly enabled?: () => boolean;
  readonly run: () => void | Promise<void>;
}

export function actionLabel(action: Action): string {
  return typeof action.label === 'string' ? action.label : action.label();
}

export function isEnabled(action: Action): boolean {
  return action.enabled?.() ?? true;
}

/** Runs an action; one that fails says so instead of failing unseen. */
export function perform(action: Action, onFailure: (error: unknown) => void): void {
  try {
    const done = action.run();
    if (done) done.catch(onFailure);
  } catch (error) {
    onFailure(error);
  }
}
