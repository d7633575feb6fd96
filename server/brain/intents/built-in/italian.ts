/** Italian phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const italian = intentsFrom({
  greeting: `
    ciao
    salve
    buongiorno
    buonasera
    buon pomeriggio
    ciao a tutti
    buongiorno, ho una domanda
    c'è qualcuno
    posso chiedere una cosa
    mi può aiutare`,
  how_are_you: `
    come stai
    come sta
    come va
    tutto bene
    come state`,
  thanks: `
    grazie
    grazie mille
    molte grazie
    ti ringrazio
    la ringrazio molto
    grazie per l'aiuto
    perfetto, grazie
    molto gentile`,
  goodbye: `
    arrivederci
    a presto
    a domani
    ci vediamo
    buona giornata
    buona serata
    buonanotte
    ciao, alla prossima`,
  affirm: `
    sì
    sì, grazie
    certo
    va bene
    d'accordo
    esatto
    volentieri
    giusto`,
  deny: `
    no
    no grazie
    non ora
    lasci perdere
    non è questo
    non voglio
    preferisco di no`,
  compliment: `
    sei bravissimo
    ottimo lavoro
    sei molto utile
    complimenti
    ottima risposta
    mi piace il vostro servizio`,
  bot_identity: `
    sei un bot
    sei un robot
    sei una persona vera
    sto parlando con un robot o con una persona
    sei un'intelligenza artificiale
    chi sei
    come ti chiami`,
  capabilities: `
    cosa sai fare
    cosa puoi fare
    come puoi aiutarmi
    che cosa posso chiederti
    aiuto
    a cosa serve questa chat`,
  hours: `
    quali sono i vostri orari
    orari di apertura
    orario
    a che ora aprite
    a che ora chiudete
    siete aperti oggi
    siete aperti la domenica
    siete aperti adesso
    fino a che ora siete aperti
    quando siete aperti
    siete chiusi il lunedì
    aprite nei giorni festivi
    il negozio è aperto domani
    la domenica pomeriggio vi trovo aperti
    fate orario continuato
    il sabato lavorate
    quando posso passare`,
  location: `
    dove siete
    dove vi trovate
    qual è il vostro indirizzo
    indirizzo
    dove si trova il negozio
    come arrivo da voi
    in che via siete
    dov'è lo studio
    siete vicini alla stazione
    in che zona siete
    dove devo venire
    siete in centro
    come ci si arriva
    da che parte siete`,
  contact: `
    qual è il vostro numero di telefono
    numero di telefono
    come posso contattarvi
    indirizzo e-mail
    posso chiamarvi
    contatti
    avete un sito internet
    a chi posso scrivere`,
  prices: `
    quanto costa
    quali sono i prezzi
    prezzi
    listino prezzi
    quanto chiedete
    quanto viene
    vorrei un preventivo
    tariffe
    quanto si paga
    quanto verrebbe a costare
    a quanto ammonta la spesa
    mi può dire il costo
    quanto mi viene a costare in tutto
    che prezzi fate
    quanto spendo all'incirca`,
  services: `
    quali servizi offrite
    servizi
    cosa fate
    che cosa offrite
    che trattamenti fate
    quali prestazioni avete
    di cosa vi occupate`,
  about: `
    che azienda siete
    mi parli della vostra azienda
    chi è il proprietario
    da quanto tempo esiste la ditta`,
  booking: `
    vorrei un appuntamento
    prenotare un appuntamento
    vorrei fissare un appuntamento
    ho bisogno di un appuntamento
    posso prenotare
    vorrei prenotare un tavolo
    avete posto domani
    quando è il primo appuntamento libero
    si può prenotare online
    avete un posto libero questa settimana
    c'è disponibilità giovedì
    quando potrei venire
    vorrei passare domani mattina
    c'è un buco libero
    mi segna per lunedì`,
  cancel_or_move: `
    devo disdire l'appuntamento
    annullare la prenotazione
    vorrei spostare l'appuntamento
    posso cambiare l'appuntamento
    cancellare il mio appuntamento
    domani non posso venire
    rimandare l'appuntamento
    vorrei cambiare data
    non riesco a venire all'appuntamento
    si può fare un altro giorno
    possiamo rimandare a settimana prossima
    ho un imprevisto, devo annullare
    vorrei anticipare l'appuntamento`,
  order: `
    vorrei fare un ordine
    dov'è il mio ordine
    posso ordinare online
    stato dell'ordine
    quando arriva il mio ordine
    vorrei comprare
    vorrei ordinare qualcosa
    il pacco non è arrivato`,
  emergency: `
    è un'emergenza
    emergenza
    è urgente
    ho bisogno di aiuto subito
    si è rotto un tubo
    l'acqua esce dal soffitto
    sento odore di gas
    la cantina è allagata
    ho un dolore fortissimo
    numero di emergenza
    venite subito`,
  complaint: `
    voglio fare un reclamo
    non sono soddisfatto
    è inaccettabile
    rivoglio i miei soldi
    voglio un rimborso
    non è venuto nessuno
    il vostro servizio è pessimo
    mi avete fatto pagare troppo
    sono molto deluso
    sono delusa dal servizio
    il lavoro è fatto male
    non sono contento di come è andata
    che vergogna`,
  person: `
    voglio parlare con una persona
    vorrei parlare con un operatore
    posso parlare con qualcuno
    mi passi una persona vera
    operatore
    potete richiamarmi
    non voglio parlare con un robot
    servizio clienti
    mi metta in contatto con un collega
    c'è qualcuno con cui parlare
    posso scrivere con una persona in carne e ossa
    vorrei un operatore umano
    preferisco parlare con un essere umano
    mi fate chiamare da qualcuno`,
})
