/** Headers of every answer: nothing may be framed, sniffed or loaded unless a route says otherwise. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Nothing of ours uses any of them, and no page that is injected into ours may. */
const permissions = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
const permissionsPolicy = permissions.map((name) => `${name}=()`).join(', ')
const twoYears = 2 * 365 * 24 * 3600

/** @param isHttps whether browsers may be told never to come by plain http again */
export function secureHeaders({ isHttps }: { isHttps: boolean }): RequestHandler {
  const set = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: isHttps && { maxAge: twoYears, includeSubDomains: false },
  })
  return (req, res, next) => {
    res.set('Permissions-Policy', permissionsPolicy)
    set(req, res, next)
  }
}
