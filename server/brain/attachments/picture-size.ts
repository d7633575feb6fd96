/** How large a picture is, and which pictures may be shown. */

export interface PictureSize {
  width: number
  height: number
}

/** Told the size of a picture, once or more often. */
export type Measure = (size: PictureSize) => void

/** A small file can unpack to more than a browser's memory: what has more pixels is a file to save, not a picture to show. */
const mostPixels = 60_000_000

export function isShowable({ width, height }: PictureSize): boolean {
  return width > 0 && height > 0 && width * height <= mostPixels
}
