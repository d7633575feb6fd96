/** A QR code, drawn as SVG; the package that computes it is loaded when one is shown. */
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from '../kit/skeleton.tsx'
import './qr-code.css'
import { qrPath } from './qr-path.ts'

/** Fields of white around it that scanners need. */
const margin = 4
/** As the style sheet has it. */
const roomPixels = 232

interface QrCodeProps {
  text: string
  label: string
  /** What to do where it cannot be drawn. */
  instead?: string
}

export function QrCode({ text, label, instead = '' }: QrCodeProps) {
  const [fields, setFields] = useState<boolean[][] | null>(null)
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    let isGone = false
    import('uqr').then(
      ({ encode }) => {
        if (!isGone) setFields(encode(text, { ecc: 'L', border: 0 }).data)
      },
      () => setMissing(true),
    )
    return () => {
      isGone = true
    }
  }, [text])
  if (isMissing) return <p class="soft">The picture could not be loaded. {instead}</p>
  const size = (fields?.length ?? 0) + 2 * margin
  // Whole pixels, so that all fields come out equal.
  const width = size * Math.max(2, Math.floor(roomPixels / size))
  return (
    <div class="qr-code">
      {fields ? (
        <svg
          viewBox={`${-margin} ${-margin} ${size} ${size}`}
          width={width}
          height={width}
          role="img"
          aria-label={label}
        >
          <rect x={-margin} y={-margin} width={size} height={size} fill="#fff" />
          <path d={qrPath(fields)} fill="#000" shape-rendering="crispEdges" />
        </svg>
      ) : (
        <Skeleton shape="block" lines={1} />
      )}
    </div>
  )
}
