/**
 * Unpacks the Chromium that comes with the packages: `node unpack-chromium.ts <folder>`. Its package unpacks into the
 * temporary folder and takes whatever lies there for complete, so that this runs as a process with a temporary folder
 * of its own, which is moved to its place when all is there.
 */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('the folder to unpack into is missing')
await mkdir(dirname(folder), { recursive: true })
const draft = await mkdtemp(join(dirname(folder), 'chromium-draft-'))
process.env.TMPDIR = draft
// Makes the package unpack the shared libraries too, for a machine that does not have them.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs24.x'
try {
  const { default: chromium } = await import('@sparticuz/chromium')
  await chromium.executablePath()
  await writeFile(join(draft, 'fonts', 'fonts.conf'), fontsIn(join(folder, 'fonts')))
  // Who comes second keeps what is there.
  await rename(draft, folder).catch((cause) => {
    if (cause.code !== 'ENOTEMPTY' && cause.code !== 'EEXIST') throw cause
  })
} finally {
  await rm(draft, { recursive: true, force: true })
}

function fontsIn(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${fonts}/cache</cachedir></fontconfig>
`
}
