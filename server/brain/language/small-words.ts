/** Words that every text holds: they say little about what a text is about, wherever they occur. */

const lists = `
  a an the this that these those and or but if so of to in on at by for from with without about into over under out up off as than then
  is be are am was were been do does did done have has had having will would can could may might must shall should not no nor
  i me my mine we us our you your he him his she her it its they them their there here what which who whom whose when where why how
  any some all also just only too very more most much many get got let please want need like know tell say go come make take give work works working kind kinds sort sorts type types way ways forms
  der die das den dem des ein eine einen einem einer und oder aber wenn so von zu zum zur im in am an auf bei fur mit ohne uber aus nach
  ist sind sein war hat haben habe wird werden kann konnen muss mussen soll sollen nicht kein keine ich mich mein meine wir uns unser
  sie ihr ihre ihnen er es was welche welcher wer wann wo warum wie viel auch nur noch schon sehr mehr bitte mochte gibt man sich
  el la los las un una unos unas y o pero si de del al en por para con sin sobre es son ser estar esta estan fue ha han hay tiene tienen
  puede puedo pueden no yo me mi nosotros su sus usted ustedes se lo le que cual cuales quien cuando donde como cuanto muy mas tambien
  le les des du au aux et ou mais dans sur pour avec sans est sont etre avoir ai avez ont peut puis pouvez ne pas je moi mon ma mes nous
  notre vous votre vos il elle ils ce cette ces qui quoi quel quelle quels quelles quand comment pourquoi combien plus tres aussi y`
const smallWords: ReadonlySet<string> = new Set(lists.split(/\s+/).filter(Boolean))

export function isSmallWord(word: string): boolean {
  return smallWords.has(word)
}
