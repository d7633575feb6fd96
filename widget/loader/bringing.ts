/** Brings files of the chat. */

/**
 * A browser does not ask again for a module that failed, but for one of another address; in another folder, so that what
 * it imports is of the same try, and nothing of it is there twice.
 */
export function bringing(baseUrl: string) {
  let failures = 0
  return async (file: string) => {
    try {
      return await import(/* @vite-ignore */ `${baseUrl}/w/chunks/${failures ? `${failures}/` : ''}${file}`)
    } catch (error) {
      failures += 1
      throw error
    }
  }
}
