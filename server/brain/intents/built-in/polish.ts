/** Polish phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const polish = intentsFrom({
  greeting: `
    cześć
    hej
    dzień dobry
    dobry wieczór
    witam
    siema
    dzień dobry, mam pytanie
    czy jest tam ktoś
    halo
    mogę o coś zapytać`,
  how_are_you: `
    jak się masz
    co słychać
    jak leci
    jak się pan miewa
    co u ciebie`,
  thanks: `
    dziękuję
    dziękuję bardzo
    dzięki
    wielkie dzięki
    dziękuję za pomoc
    super, dzięki
    świetnie, dziękuję`,
  goodbye: `
    do widzenia
    do zobaczenia
    na razie
    pa
    miłego dnia
    do jutra
    dobranoc
    żegnam`,
  affirm: `
    tak
    tak, proszę
    dobrze
    zgadza się
    oczywiście
    pewnie
    w porządku
    dokładnie`,
  deny: `
    nie
    nie, dziękuję
    nie teraz
    nieważne
    nie o to chodzi
    raczej nie
    nie chcę`,
  compliment: `
    jesteś świetny
    dobra robota
    jesteś bardzo pomocny
    świetna odpowiedź
    brawo
    lubię waszą obsługę`,
  bot_identity: `
    czy jesteś botem
    czy jesteś robotem
    czy rozmawiam z człowiekiem
    jesteś sztuczną inteligencją
    kim jesteś
    jak masz na imię
    czy to jest automat`,
  capabilities: `
    co potrafisz
    co możesz zrobić
    w czym możesz mi pomóc
    o co mogę zapytać
    pomoc
    do czego służy ten czat`,
  hours: `
    jakie są godziny otwarcia
    godziny otwarcia
    w jakich godzinach jesteście otwarci
    o której otwieracie
    o której zamykacie
    do której jesteście otwarci
    czy jesteście dziś otwarci
    czy jest otwarte w niedzielę
    czy teraz jest otwarte
    czy pracujecie w sobotę
    kiedy jest czynne
    od której czynne
    czy sklep jest jutro otwarty
    czy pracujecie w święta
    czy w niedzielę po południu jest otwarte
    czy zastanę kogoś w sobotę
    w jakie dni pracujecie
    od której jesteście`,
  location: `
    gdzie jesteście
    gdzie się znajdujecie
    jaki jest wasz adres
    adres
    gdzie jest sklep
    jak do was dojechać
    na jakiej ulicy jesteście
    gdzie macie siedzibę
    czy jesteście blisko centrum
    w jakiej dzielnicy jesteście
    jak tam trafić
    gdzie dokładnie jesteście
    dokąd mam przyjść`,
  contact: `
    jaki jest numer telefonu
    numer telefonu
    jak się z wami skontaktować
    kontakt
    jaki jest adres e-mail
    czy mogę do was zadzwonić
    czy macie stronę internetową
    dane kontaktowe`,
  prices: `
    ile to kosztuje
    jakie są ceny
    cennik
    ceny
    ile bierzecie
    jaka jest cena
    ile się płaci
    proszę o wycenę
    czy to drogie
    ile mniej więcej to kosztuje
    ile to wyniesie
    jaki jest koszt
    ile zapłacę
    ile by kosztowała naprawa
    po ile to jest`,
  services: `
    jakie usługi oferujecie
    usługi
    co robicie
    co oferujecie
    jakie zabiegi wykonujecie
    czym się zajmujecie
    co macie w ofercie`,
  about: `
    co to za firma
    opowiedz o waszej firmie
    kto jest właścicielem
    jak długo istnieje firma`,
  booking: `
    chcę umówić wizytę
    chciałbym się umówić
    chciałabym umówić się na wizytę
    umówić termin
    czy mogę zarezerwować termin
    zarezerwować stolik
    czy są wolne terminy
    kiedy jest najbliższy wolny termin
    chcę się zapisać
    czy można zapisać się online
    czy znajdzie się termin w tym tygodniu
    czy jest coś wolnego w czwartek
    kiedy mogę przyjść
    czy mogę wpaść jutro rano
    proszę mnie wpisać na poniedziałek
    chcę zarezerwować stolik na cztery osoby`,
  cancel_or_move: `
    muszę odwołać wizytę
    chcę odwołać
    przełożyć wizytę
    zmienić termin wizyty
    anulować rezerwację
    nie mogę jutro przyjść
    czy mogę przesunąć termin
    zrezygnować z wizyty
    nie dam rady przyjść
    czy można innego dnia
    coś mi wypadło, muszę odwołać
    czy możemy przenieść na inny dzień
    chcę wcześniejszy termin`,
  order: `
    chcę złożyć zamówienie
    gdzie jest moje zamówienie
    czy mogę zamówić online
    status zamówienia
    kiedy dojdzie moje zamówienie
    chcę kupić
    chciałbym coś zamówić
    paczka nie dotarła`,
  emergency: `
    to nagły wypadek
    nagły przypadek
    to pilne
    potrzebuję natychmiast pomocy
    pękła rura
    woda leje się z sufitu
    czuję gaz
    zalało piwnicę
    bardzo mnie boli
    awaria
    numer alarmowy
    proszę szybko przyjechać`,
  complaint: `
    chcę złożyć reklamację
    chcę złożyć skargę
    nie jestem zadowolony
    to niedopuszczalne
    chcę zwrotu pieniędzy
    nikt nie przyszedł
    wasza obsługa jest fatalna
    policzyliście mi za dużo
    jestem bardzo rozczarowany
    jestem rozczarowana
    praca została źle wykonana
    to skandal
    bardzo słaba obsługa`,
  person: `
    chcę rozmawiać z człowiekiem
    chcę porozmawiać z konsultantem
    czy mogę z kimś porozmawiać
    konsultant
    proszę mnie połączyć z pracownikiem
    proszę o kontakt z człowiekiem
    oddzwońcie do mnie
    nie chcę rozmawiać z botem
    obsługa klienta
    czy jest tam jakiś człowiek
    wolę rozmawiać z człowiekiem
    czy ktoś może ze mną porozmawiać
    poproszę żywego człowieka
    chcę rozmowy z pracownikiem`,
})
