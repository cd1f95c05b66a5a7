/**
 * The two headers that make a page cross-origin isolated, so that its threads may share memory. Hosts that let one set headers send
 * them; where they do not, the service worker adds them to what it answers.
 */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** What has a policy of its own. Everything else is passed on as it is: browsers keep compiled code only beside answers that are not made anew. */
const WITH_POLICY: ReadonlySet<RequestDestination> = new Set<RequestDestination>(['document', 'iframe', 'worker', 'sharedworker']);

/** The answer, with both headers where it is a page or the script of a worker. */
export function isolated(response: Response, destination: RequestDestination): Response {
  if (!WITH_POLICY.has(destination)) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
