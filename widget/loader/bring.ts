/** Brings files of the chat. */

let failures = 0

/**
 * A browser does not ask again for a module that failed, but for one of another address; in another folder, so that what
 * it imports is of the same try, and nothing of it is there twice.
 */
export function bring(baseUrl: string, file: string) {
  return import(/* @vite-ignore */ `${baseUrl}/w/chunks/${failures || '.'}/${file}`).catch((error) => {
    failures += 1
    throw error
  })
}
