/** The small words, greetings and words of a front desk by which languages in Latin letters are told apart. */

export const languageWords = {
  en: `the of and is are you your do does what when where how who why can could would i my me we it for in on at to with
    have has open close closed hours price cost much hello hi hey thanks thank please not no yes this that be will about need
    want an am was were been has had did there here should if from by as or but so they them their then than get give make take let
    know tell show say think like just some any all more most many too also into out up over after before again now still
    its dont cant today tomorrow saturday sunday monday friday bye goodbye good morning help address phone number human`,
  de: `der die das und ist sind sie ihr ihre haben hat wann wo wie wer warum was kann können ich mein meine wir uns es für im
    am zu mit auf ein eine einen nicht geöffnet offen kostet kosten viel hallo danke bitte guten tag heute morgen ihnen
    bei von den dem habt seid gibt möchte brauche sonntag montag samstag freitag dienstag mittwoch donnerstag ja nein
    du bist euch euer eure macht machen auch tschüss wiedersehen uhr termin preise öffnungszeiten hilfe jemand sprechen dank adresse telefonnummer`,
  es: `el la los las y es son esta están usted ustedes su sus tiene tienen que cuándo dónde cómo quién por cuál puedo
    puede yo mi nosotros para en al con un una no abierto abiertos abren abre cierran horario cuánto cuesta precio hola gracias número favor
    hoy mañana del de se lo necesito quiero domingo lunes martes miércoles jueves viernes sábado hay buenos buenas días tardes noches
    adiós sí cita dirección teléfono ayuda hablar persona precios muchas luego a me le qué tu tus te eres sois tenéis`,
  fr: `le la les et est sont vous votre vos avez ont que quand ou comment qui pourquoi quel quelle quels quelles puis je mon ma nous
    pour dans au avec un une ne pas ouvert ouverts ouvrez fermez horaires combien coûte prix bonjour bonsoir salut coucou merci sil plaît
    aujourdhui demain du des de ce cela il elle est-ce quoi dimanche lundi mardi mercredi jeudi vendredi samedi y a voudrais oui non
    au revoir aide adresse numéro téléphone rendez besoin parler quelqu`,
  it: `il lo la gli le e è sono siete sei avete ho ha che quando dove come chi perché quale quali posso può potete io mio mia noi
    per nel nella al alla con un una uno non aperto aperti aprite apre chiudete chiude chiuso chiusi orario orari quanto costa costano
    prezzo prezzi ciao salve buongiorno buonasera grazie prego favore oggi domani ieri del della di da si vorrei bisogno domenica lunedì
    martedì mercoledì giovedì venerdì sabato sì no arrivederci cosa questo questa fate vostro vostra appuntamento indirizzo telefono
    aiuto parlare qualcuno umano tutto mille va bene ordine emergenza a me mi è c`,
  pt: `o os as e é são está estão você vocês seu sua tem têm que quando onde como quem porque qual quais posso pode eu meu minha nós
    para em no na nos nas ao com um uma não aberto abertos abrem abre fecham fecha fechado horário quanto custa custam preço preços olá oi
    obrigado obrigada favor hoje amanhã ontem do da dos das de se preciso quero queria gostaria domingo segunda terça quarta quinta sexta
    feira sábado sim bom boa dia tarde noite tchau adeus consulta marcar agendar endereço telefone número ajuda falar alguém pessoa fica
    vocês isso muito até logo a me por tudo bem`,
  nl: `de het een en is zijn bent u uw jullie jij je heeft hebben hebt wanneer waar hoe wie waarom wat kan kunnen kunt ik mijn wij we ons
    voor in op aan te met niet geen open gesloten geopend sluiten sluit dicht openingstijden kost kosten hoeveel prijs prijzen hallo hoi
    goedemorgen goedemiddag goedenavond goedendag dag dank bedankt dankjewel alstublieft graag vandaag morgen gisteren van der dit dat er
    wil zou nodig zondag maandag dinsdag woensdag donderdag vrijdag zaterdag ja nee doei afspraak maken adres telefoonnummer nummer
    hulp iemand spreken mens medewerker ben heb mag moet naar bij ook uur tot ziens goed mij`,
  pl: `i jest są jesteście czy pan pani państwo się masz macie mają ma co kiedy gdzie jak kto dlaczego który która jaki jakie jaka mogę
    można może ja mój moja my dla w we na do z ze nie tak otwarte otwarty czynne czynny zamknięte otwieracie zamykacie godziny godzinach
    godziną ile kosztuje kosztują cena ceny cennik cześć hej dzień dobry wieczór dziękuję dzięki proszę dzisiaj dziś jutro wczoraj o to od po
    jestem chcę chciałbym chciałabym potrzebuję niedziela niedzielę poniedziałek wtorek środa środę czwartek piątek sobota sobotę
    widzenia wizyta wizytę umówić adres telefon numer pomoc człowiekiem rozmawiać pomóc dobrze świetnie rezerwacja zamówienie`,
  tr: `ve bir bu şu ne nerede nasıl kim neden niçin hangi kaç kaçta kaça mı mi mu mü misiniz mısınız musunuz var yok için ile ben
    benim biz siz sizin açık açıksınız kapalı açılıyor kapanıyor açıyorsunuz kapatıyorsunuz saat saatleri saatleriniz çalışma çalışıyor
    kadar fiyat fiyatı fiyatlar fiyatları fiyatlarınız ücret merhaba selam günaydın iyi günler akşamlar geceler teşekkür teşekkürler ederim
    sağol sağolun lütfen evet hayır bugün yarın dün istiyorum istiyordum lazım gerekiyor pazar pazartesi salı çarşamba perşembe cuma
    cumartesi randevu almak adres adresiniz telefon numarası numaranız yardım biriyle konuşmak insan hoşça kalın görüşürüz tamam peki
    değil olarak da de mısın misin olur acil sipariş neler`,
  vi: `và là có không của bạn tôi mình chúng anh chị em cho ở khi nào đâu gì sao ai như thế bao nhiêu được muốn cần xin chào cảm ơn cám
    vui lòng mở cửa đóng giờ mấy làm việc giá tiền phí hôm nay ngày mai chủ nhật thứ hai ba tư năm sáu bảy vâng dạ tạm biệt đặt lịch hẹn
    địa chỉ điện thoại số giúp đỡ gặp nói chuyện người nhân viên với ạ nhé rồi này đó các những để tại từ đến nhà hàng cửa hàng`,
} as const
