/** German phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const german = intentsFrom({
  greeting: `
    hallo
    guten Tag
    guten Morgen
    guten Abend
    moin
    servus
    grüß Gott
    hallo zusammen
    hallo, ich habe eine Frage
    ist da jemand`,
  how_are_you: `
    wie geht es dir
    wie geht's
    wie geht es Ihnen`,
  thanks: `
    danke
    vielen Dank
    danke schön
    danke für die Hilfe
    besten Dank
    super, danke
    herzlichen Dank`,
  goodbye: `
    tschüss
    auf Wiedersehen
    bis bald
    bis morgen
    schönen Tag noch
    ciao
    gute Nacht`,
  affirm: `
    ja
    ja bitte
    gerne
    genau
    stimmt
    in Ordnung`,
  deny: `
    nein
    nein danke
    lieber nicht
    das meinte ich nicht
    egal`,
  compliment: `
    du bist super
    gut gemacht
    sehr hilfreich
    gute Antwort
    toller Service
    Sie sind spitze`,
  bot_identity: `
    bist du ein Bot
    sind Sie ein Roboter
    spreche ich mit einem Menschen
    bist du eine KI
    wer bist du
    wie heißt du`,
  capabilities: `
    was kannst du
    womit kannst du mir helfen
    was kann ich dich fragen
    Hilfe`,
  hours: `
    wann haben Sie geöffnet
    Öffnungszeiten
    wie sind Ihre Öffnungszeiten
    haben Sie heute offen
    habt ihr am Sonntag auf
    sind Sie jetzt geöffnet
    wann machen Sie zu
    wann öffnet ihr
    bis wann habt ihr offen
    ist am Samstag geöffnet
    haben Sie an Feiertagen geöffnet
    wann schließt ihr heute
    sind Sie am Sonntagnachmittag da
    an welchen Tagen haben Sie offen
    wann kann ich vorbeikommen`,
  location: `
    wo sind Sie
    wo finde ich Sie
    wie ist Ihre Adresse
    Adresse
    wo ist Ihr Büro
    wie komme ich zu Ihnen
    wo ist die Praxis
    Anfahrt
    sind Sie in der Nähe vom Bahnhof
    in welchem Stadtteil sind Sie
    wo muss ich hin
    wo genau sind Sie`,
  contact: `
    wie kann ich Sie erreichen
    Telefonnummer
    wie ist Ihre Telefonnummer
    E-Mail-Adresse bitte
    kann ich Sie anrufen
    Kontakt
    wie lautet Ihre E-Mail
    haben Sie eine Webseite`,
  prices: `
    was kostet das
    wie viel kostet das
    Preise
    was sind Ihre Preise
    Preisliste
    wie teuer ist das
    was verlangen Sie
    Kostenvoranschlag bitte
    was würde das ungefähr kosten
    wie hoch sind die Kosten
    was muss ich dafür zahlen
    mit wie viel muss ich rechnen
    was nehmen Sie dafür`,
  services: `
    was bieten Sie an
    welche Leistungen haben Sie
    Leistungen
    was machen Sie
    welche Behandlungen bieten Sie an
    was für Dienste gibt es`,
  about: `
    was ist das für ein Unternehmen
    erzählen Sie mir etwas über Ihre Firma
    wer sind Sie als Firma`,
  booking: `
    ich möchte einen Termin
    Termin vereinbaren
    kann ich einen Termin buchen
    ich brauche einen Termin
    haben Sie noch Termine frei
    einen Tisch reservieren
    wann ist der nächste freie Termin
    ich hätte gerne einen Termin
    haben Sie diese Woche noch etwas frei
    ist am Donnerstag noch was frei
    wann kann ich vorbeikommen
    kann ich morgen früh kommen
    tragen Sie mich für Montag ein`,
  cancel_or_move: `
    ich muss meinen Termin absagen
    Termin verschieben
    kann ich den Termin verlegen
    ich möchte stornieren
    ich kann morgen nicht kommen
    Termin ändern
    ich schaffe es nicht
    geht es auch an einem anderen Tag
    mir ist etwas dazwischengekommen
    kann ich früher kommen`,
  order: `
    ich möchte etwas bestellen
    wo ist meine Bestellung
    kann ich online bestellen
    Bestellstatus
    wann kommt meine Bestellung an`,
  emergency: `
    Notfall
    das ist ein Notfall
    es ist dringend
    ich brauche sofort Hilfe
    Rohrbruch
    das Wasser läuft aus der Decke
    ich rieche Gas
    starke Zahnschmerzen, bitte schnell
    Notdienst
    wir haben einen Wasserschaden
    der Keller steht unter Wasser`,
  complaint: `
    ich möchte mich beschweren
    ich bin unzufrieden
    Beschwerde
    das ist eine Frechheit
    ich will mein Geld zurück
    niemand ist gekommen
    ich bin sehr enttäuscht
    die Arbeit wurde schlecht gemacht
    so ein schlechter Service
    ich bin verärgert`,
  person: `
    ich möchte mit einem Menschen sprechen
    Mitarbeiter bitte
    kann ich mit jemandem reden
    verbinden Sie mich mit einem Mitarbeiter
    rufen Sie mich bitte zurück
    echter Mensch
    ich will nicht mit einem Bot reden
    kann mich jemand anrufen
    gibt es hier einen echten Menschen
    ich rede lieber mit einem Menschen
    ist jemand vom Team da
    kann mir jemand persönlich helfen`,
})
