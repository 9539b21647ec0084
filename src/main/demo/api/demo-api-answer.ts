/** What the demo's API answers to one request. */
export type DemoApiAnswer = { readonly status: number; readonly body: object };

/** X's answer to parameters that it does not accept; the key is the parameter that is wrong. */
export function invalidRequest(parameter: string, given: string, message: string): DemoApiAnswer {
  return {
    status: 400,
    body: {
      errors: [{ parameters: { [parameter]: [given] }, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    },
  };
}

/** X's form of a problem that has no page of its own. */
export function problem(status: number, title: string, detail = title): DemoApiAnswer {
  return { status, body: { title, detail, type: 'about:blank', status } };
}
