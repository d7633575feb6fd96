/** How much may be sent, as server and clients know it. */

/** Bytes of one file. */
export const largestAttachment = 10 * 1024 * 1024
/** Files of one message. */
export const mostAttachments = 5
/** What nobody has sent is kept for so long. */
export const unsentHours = 24
