/** Calls the REST API and tells all that came back. */

export interface Call {
  body?: unknown
  /** Access token or API key, as Bearer. */
  token?: string
  headers?: Record<string, string>
}

export interface Answered {
  status: number
  headers: Headers
  // Tests look into bodies of every shape; what they expect of one is written there.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what is being tested
  body: any
  /** The body as it came. */
  text: string
}

/** @param body a text is sent as it stands, everything else as JSON */
export async function callApi(
  base: string,
  method: string,
  path: string,
  { body, token, headers }: Call = {},
): Promise<Answered> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : null, text }
}
