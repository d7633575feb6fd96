/** Words that make a street in the languages of many countries. */

const setOf = (words: string) => new Set(words.split(' '))

/** Behind the name: 12 Main Street. */
export const behind = setOf(
  'street st avenue ave road rd lane ln drive dr boulevard blvd court ct square sq terrace highway hwy parkway pkwy ' +
    'crescent cres way alley trail trl circle cir place pl row mews grove close gardens heights plaza turnpike loop ' +
    'streets avenues roads broadway',
)
/** Those of them that are nothing else, even in small letters. */
export const sure = setOf(
  'street avenue ave road rd lane boulevard blvd highway hwy parkway pkwy crescent mews turnpike',
)
/** What no street is called. */
export const small = setOf(
  'a an the of to in on at by for from with and or is are was it my your our this that these those more other new old ' +
    'same each every any no not miles mile km minutes minute hours days weeks people dollars percent way one two three ' +
    'four five per long main-line next last off down up across along cars car lanes lane feet ft m am pm year years',
)
/** A whole name ends so: Lindenstraße 5. */
export const endings =
  /.{2}(?:stra(?:ss|ß)e|str|gasse|weg|platz|allee|gatan|gata|gade|vej|vejen|vägen|veien|vegen|stræti|straat|laan|plein|gracht|katu|polku|utca|.{3}tie)$/u
export const sureEndings = /.{2}(?:stra(?:ss|ß)e|gatan|straat|vägen|vejen|gracht)$/u
/** Between the name and the number: Kossuth utca 5. */
export const between = setOf(
  'u út utca tér strasse straße str straat gade vej gata gatan ulice ulica cesta trg nám náměstí caddesi sokak terrasse',
)
/** Before the name: 5 rue de la Paix, Calle Mayor 5. */
export const before = setOf(
  'rue avenue av boulevard bd chemin impasse quai place allée calle avenida avda plaza paseo camino carrera via viale ' +
    'piazza corso vicolo rua travessa praça ulica ul aleja al os plac pl strada bulevardul улица ул проспект οδός',
)
export const particles = setOf(
  'de du des la le les del della dei di do da dos das van von der den het d l y e i and',
)
export const flats = setOf('apt apartment appt suite ste flat unit')
/** Written with a full stop. */
export const shortened = setOf('st ave rd ln dr blvd ct sq hwy pkwy cres trl cir pl av bd str u nám')
