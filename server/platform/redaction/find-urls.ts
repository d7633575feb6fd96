/** Addresses of websites: with a scheme, with `www.`, and bare names of hosts. */
import type { Stretch } from './personal-data.ts'

const whole = /\b(?:(?:https?|ftp):\/\/|www\.)[^\s<>"\0，。）】」]+/giu
const bare =
  /(?<![\p{L}\p{N}@._/\\-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})?\.){1,8}(?:xn--[a-z0-9-]{1,58}|[a-z]{2,24})(?![\p{L}\p{N}_-])(?:(?::\d{1,5})?\/[^\s<>"\0，。）】」]*)?/giu
/** Ends of names that are taken for one wherever they stand. */
const sure = new Set(
  (
    'com net org info biz edu gov mil int name pro mobi app dev shop store online site website tech cloud blog club ' +
    'xyz live agency email group company care dental health clinic law legal coffee cafe restaurant pizza bar salon ' +
    'solutions systems services media design studio digital network support consulting international world global ' +
    'uk de fr nl ch eu us ca au nz jp cn kr tw hk sg id th vn ph mx br ar cl co pe uy ec ve es pt pl cz sk hu ro bg ' +
    'hr si rs ba mk gr cy tr ru ua by kz il ae sa qa kw eg ma tn dz za ng ke gh tz ug se dk fi ee lv lt ie ' +
    'lu li mc sm mt gg je io ai tv cc ws fm ly gl fo tk ml ga cf gq su cat asia tel jobs travel museum aero coop'
  ).split(' '),
)
/** Ends that are words too, so that a forgotten blank behind a full stop looks like them. */
const alsoWords = new Set(
  'is it at in so to my me be no as am by do us la pa ms mu st re va ac ad al an'.split(' '),
)

/** Addresses that say of themselves that they are some. */
export function findUrls(text: string): Stretch[] {
  return Array.from(text.matchAll(whole), trimmed)
}

/** Names of hosts with nothing before them; what `findUrls` found is taken out of the text already. */
export function findHosts(text: string): Stretch[] {
  if (!text.includes('.')) return []
  return Array.from(text.matchAll(bare))
    .filter(({ 0: address }) => isHost(address))
    .map(trimmed)
}

function isHost(address: string): boolean {
  const [host = ''] = address.split(/[:/]/)
  const labels = host.toLowerCase().split('.')
  const end = labels.at(-1) ?? ''
  if (end.startsWith('xn--') || sure.has(end)) return true
  return alsoWords.has(end) && (labels.length > 2 || address.length > host.length)
}

/** Without the marks of the sentence around it. */
function trimmed({ 0: address, index: start }: RegExpExecArray): Stretch {
  let { length } = address
  while (/[.,;:!?'*_)\]}]/.test(address.charAt(length - 1))) length -= 1
  return { start, end: start + length }
}
