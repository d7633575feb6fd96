/** Dutch phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const dutch = intentsFrom({
  greeting: `
    hallo
    hoi
    hey
    goedendag
    goedemorgen
    goedemiddag
    goedenavond
    dag
    hallo, ik heb een vraag
    is daar iemand
    mag ik iets vragen`,
  how_are_you: `
    hoe gaat het
    hoe gaat het met u
    hoe gaat het met je
    alles goed`,
  thanks: `
    bedankt
    dank je wel
    dank u wel
    dankjewel
    heel erg bedankt
    bedankt voor de hulp
    top, bedankt
    hartelijk dank`,
  goodbye: `
    tot ziens
    doei
    dag hoor
    tot morgen
    tot straks
    fijne dag nog
    goedenacht
    fijn weekend`,
  affirm: `
    ja
    ja graag
    prima
    oké
    klopt
    inderdaad
    dat is goed
    zeker`,
  deny: `
    nee
    nee dank je
    nee bedankt
    liever niet
    niet nu
    laat maar
    dat bedoelde ik niet`,
  compliment: `
    je bent geweldig
    goed gedaan
    je bent erg behulpzaam
    goed antwoord
    wat een fijne service
    super goed`,
  bot_identity: `
    ben je een bot
    bent u een robot
    ben je een echt mens
    praat ik met een mens of een computer
    ben je een kunstmatige intelligentie
    wie ben je
    hoe heet je`,
  capabilities: `
    wat kun je
    waarmee kun je me helpen
    wat kan ik je vragen
    hulp
    waar is deze chat voor
    hoe werkt dit`,
  hours: `
    wat zijn jullie openingstijden
    openingstijden
    openingsuren
    hoe laat gaan jullie open
    hoe laat sluiten jullie
    tot hoe laat zijn jullie open
    zijn jullie vandaag open
    zijn jullie zondag open
    bent u nu open
    wanneer bent u geopend
    zijn jullie op feestdagen open
    is de winkel zaterdag open
    zijn jullie maandag gesloten
    kan ik zondagmiddag terecht
    gaat de winkel om zes uur dicht
    hoe laat gaat de zaak dicht
    wanneer kan ik langskomen in de winkel
    werken jullie op zaterdag`,
  location: `
    waar zitten jullie
    waar bent u gevestigd
    wat is jullie adres
    adres
    waar is de winkel
    hoe kom ik bij jullie
    in welke straat zitten jullie
    routebeschrijving
    zitten jullie bij het station
    in welke wijk zitten jullie
    waar moet ik heen
    zitten jullie in het centrum
    hoe kom ik er`,
  contact: `
    wat is jullie telefoonnummer
    telefoonnummer
    hoe kan ik jullie bereiken
    contact
    wat is het e-mailadres
    kan ik jullie bellen
    hebben jullie een website
    contactgegevens`,
  prices: `
    hoeveel kost het
    wat kost dat
    wat zijn jullie prijzen
    prijzen
    prijslijst
    tarieven
    wat rekenen jullie
    is het duur
    mag ik een offerte
    wat gaat dat me kosten
    hoeveel ben ik ongeveer kwijt
    wat zijn de kosten
    wat moet ik betalen
    wat vragen jullie ervoor`,
  services: `
    welke diensten bieden jullie aan
    diensten
    wat doen jullie
    wat bieden jullie aan
    welke behandelingen doet u
    wat voor werk doen jullie`,
  about: `
    wat is dit voor bedrijf
    vertel iets over jullie bedrijf
    wie is de eigenaar
    hoe lang bestaat het bedrijf al`,
  booking: `
    ik wil een afspraak maken
    afspraak maken
    kan ik een afspraak inplannen
    ik heb een afspraak nodig
    hebben jullie nog plek
    een tafel reserveren
    ik wil graag reserveren
    wanneer is de eerste vrije plek
    kan ik online een afspraak maken
    is er nog plek deze week
    is er donderdag nog iets vrij
    wanneer kan ik langskomen
    hebben jullie nog een gaatje
    kan ik morgenochtend terecht
    zet mij maar op maandag`,
  cancel_or_move: `
    ik moet mijn afspraak afzeggen
    afspraak annuleren
    afspraak verzetten
    kan ik mijn afspraak verplaatsen
    ik wil mijn reservering annuleren
    ik kan morgen niet komen
    afspraak wijzigen
    ik wil een andere datum
    het lukt me niet om te komen
    kan het ook een andere dag
    ik ben verhinderd
    kunnen we het verplaatsen
    ik kan toch niet
    kan mijn afspraak later`,
  order: `
    ik wil iets bestellen
    waar is mijn bestelling
    kan ik online bestellen
    status van mijn bestelling
    wanneer komt mijn bestelling aan
    ik wil dit kopen
    een bestelling plaatsen
    mijn pakket is niet aangekomen`,
  emergency: `
    dit is een noodgeval
    noodgeval
    het is dringend
    ik heb meteen hulp nodig
    gesprongen leiding
    er loopt water uit het plafond
    ik ruik gas
    de kelder staat onder water
    ik heb vreselijke pijn
    noodnummer
    kom alstublieft snel
    spoed`,
  complaint: `
    ik wil een klacht indienen
    ik heb een klacht
    ik ben niet tevreden
    dit is onacceptabel
    ik wil mijn geld terug
    er is niemand gekomen
    jullie service is waardeloos
    jullie hebben te veel gerekend
    ik ben erg teleurgesteld
    ik ben niet blij met het werk
    het is slecht gedaan
    wat een slechte service
    dit valt me erg tegen`,
  person: `
    ik wil met een mens praten
    kan ik een medewerker spreken
    medewerker graag
    mag ik iemand spreken
    een echt persoon graag
    kunnen jullie mij terugbellen
    ik wil niet met een robot praten
    klantenservice
    verbind me door met iemand
    zit er ook een mens achter
    is er iemand met wie ik kan praten
    ik praat liever met een echt mens
    kan ik met iemand chatten
    mag ik een collega spreken`,
})
