/** A made-up bicycle shop in many languages, for tests: what it answers, what visitors ask, what it cannot know. */

export interface Desk {
  /** Question and answer. */
  articles: readonly (readonly [string, string])[]
  /** A question for each article, in the same order, worded otherwise. */
  asked: readonly string[]
  /** Questions that no article answers. */
  unanswered: readonly string[]
}

export const bicycleShop: Readonly<Record<string, Desk>> = {
  en: {
    articles: [
      ['How long does a repair take?', 'Most repairs are done within two working days.'],
      ['Can I pay by card?', 'Yes, we take all cards and cash.'],
      [
        'What warranty do new bicycles have?',
        'Every new bicycle has a warranty of three years on the frame.',
      ],
      [
        'What does it cost to rent a bicycle?',
        'Renting a city bicycle costs 18 euros a day, helmet included.',
      ],
      ['Do you buy used bicycles?', 'We buy used bicycles that are not older than eight years.'],
    ],
    asked: [
      'how many days until my repair is done?',
      'do you accept card payments',
      'is there a warranty on the frame?',
      'how much is renting a bike for a day',
      'I want to sell my used bicycle',
    ],
    unanswered: [
      'What is the capital of France?',
      'How do I make pancakes?',
      'Will it rain tomorrow?',
      'Do you repair shoes?',
      'How do I reset my password?',
    ],
  },
  de: {
    articles: [
      ['Wie lange dauert eine Reparatur?', 'Die meisten Reparaturen sind in zwei Werktagen fertig.'],
      ['Kann ich mit Karte zahlen?', 'Ja, wir nehmen alle Karten und Bargeld.'],
      ['Welche Garantie haben neue Fahrräder?', 'Jedes neue Fahrrad hat drei Jahre Garantie auf den Rahmen.'],
      ['Was kostet ein Leihfahrrad?', 'Ein Stadtrad zu leihen kostet 18 Euro am Tag, der Helm ist dabei.'],
      [
        'Kaufen Sie gebrauchte Fahrräder an?',
        'Wir kaufen gebrauchte Räder an, die nicht älter als acht Jahre sind.',
      ],
    ],
    asked: [
      'Wann ist meine Reparatur fertig?',
      'Nehmen Sie Kartenzahlung?',
      'Gibt es Garantie auf den Fahrradrahmen?',
      'Was kostet es, ein Fahrrad zu leihen?',
      'Ich möchte mein gebrauchtes Fahrrad verkaufen',
    ],
    unanswered: [
      'Was ist die Hauptstadt von Frankreich?',
      'Wie backe ich Pfannkuchen?',
      'Regnet es morgen?',
      'Reparieren Sie auch Schuhe?',
      'Wie setze ich mein Passwort zurück?',
    ],
  },
  es: {
    articles: [
      [
        '¿Cuánto tarda una reparación?',
        'La mayoría de las reparaciones están listas en dos días laborables.',
      ],
      ['¿Puedo pagar con tarjeta?', 'Sí, aceptamos todas las tarjetas y efectivo.'],
      [
        '¿Qué garantía tienen las bicicletas nuevas?',
        'Toda bicicleta nueva tiene tres años de garantía en el cuadro.',
      ],
      [
        '¿Cuánto cuesta alquilar una bicicleta?',
        'Alquilar una bicicleta urbana cuesta 18 euros al día, con casco.',
      ],
      ['¿Compran bicicletas usadas?', 'Compramos bicicletas usadas de menos de ocho años.'],
    ],
    asked: [
      '¿Cuántos días tarda en estar lista la reparación?',
      '¿Aceptan tarjetas?',
      '¿Hay garantía del cuadro?',
      'precio del alquiler de bicicletas por día',
      'Quiero vender mi bicicleta usada',
    ],
    unanswered: [
      '¿Cuál es la capital de Francia?',
      '¿Cómo hago tortitas?',
      '¿Lloverá mañana?',
      '¿Reparan zapatos?',
      '¿Cómo cambio mi contraseña?',
    ],
  },
  fr: {
    articles: [
      [
        'Combien de temps prend une réparation ?',
        'La plupart des réparations sont prêtes en deux jours ouvrables.',
      ],
      ['Puis-je payer par carte ?', 'Oui, nous acceptons toutes les cartes et les espèces.'],
      ['Quelle garantie ont les vélos neufs ?', 'Chaque vélo neuf a une garantie de trois ans sur le cadre.'],
      [
        'Combien coûte la location d’un vélo ?',
        'Louer un vélo de ville coûte 18 euros par jour, casque compris.',
      ],
      ['Achetez-vous des vélos d’occasion ?', 'Nous achetons les vélos d’occasion de moins de huit ans.'],
    ],
    asked: [
      'En combien de jours la réparation est-elle prête ?',
      'Acceptez-vous les cartes ?',
      'Y a-t-il une garantie sur le cadre ?',
      'prix pour louer un vélo',
      'Je veux vendre mon vélo d’occasion',
    ],
    unanswered: [
      'Quelle est la capitale de la France ?',
      'Comment faire des crêpes ?',
      'Va-t-il pleuvoir demain ?',
      'Réparez-vous les chaussures ?',
      'Comment changer mon mot de passe ?',
    ],
  },
  it: {
    articles: [
      [
        'Quanto dura una riparazione?',
        'La maggior parte delle riparazioni è pronta in due giorni lavorativi.',
      ],
      ['Posso pagare con la carta?', 'Sì, accettiamo tutte le carte e i contanti.'],
      [
        'Che garanzia hanno le biciclette nuove?',
        'Ogni bicicletta nuova ha tre anni di garanzia sul telaio.',
      ],
      [
        'Quanto costa noleggiare una bicicletta?',
        'Noleggiare una bicicletta costa 18 euro al giorno, casco incluso.',
      ],
      ['Comprate biciclette usate?', 'Compriamo biciclette usate che hanno meno di otto anni.'],
    ],
    asked: [
      'Quando è pronta la mia riparazione?',
      'Accettate carte?',
      'C’è una garanzia sul telaio?',
      'prezzo noleggio bicicletta al giorno',
      'Vorrei vendere la mia bicicletta usata',
    ],
    unanswered: [
      'Qual è la capitale della Francia?',
      'Come si fanno i pancake?',
      'Domani piove?',
      'Riparate scarpe?',
      'Come cambio la password?',
    ],
  },
  pt: {
    articles: [
      ['Quanto tempo demora uma reparação?', 'A maioria das reparações fica pronta em dois dias úteis.'],
      ['Posso pagar com cartão?', 'Sim, aceitamos todos os cartões e dinheiro.'],
      ['Que garantia têm as bicicletas novas?', 'Cada bicicleta nova tem três anos de garantia no quadro.'],
      ['Quanto custa alugar uma bicicleta?', 'Alugar uma bicicleta custa 18 euros por dia, com capacete.'],
      ['Compram bicicletas usadas?', 'Compramos bicicletas usadas com menos de oito anos.'],
    ],
    asked: [
      'Quando fica pronta a minha reparação?',
      'Aceitam cartões?',
      'Há garantia no quadro?',
      'preço do aluguer de bicicleta por dia',
      'Quero vender a minha bicicleta usada',
    ],
    unanswered: [
      'Qual é a capital da França?',
      'Como se fazem panquecas?',
      'Vai chover amanhã?',
      'Vocês consertam sapatos?',
      'Como mudo a minha senha?',
    ],
  },
  ro: {
    articles: [
      ['Cât durează o reparație?', 'Majoritatea reparațiilor sunt gata în două zile lucrătoare.'],
      ['Pot plăti cu cardul?', 'Da, acceptăm toate cardurile și numerar.'],
      ['Ce garanție au bicicletele noi?', 'Fiecare bicicletă nouă are trei ani de garanție pentru cadru.'],
      [
        'Cât costă să închiriez o bicicletă?',
        'Închirierea unei biciclete costă 18 euro pe zi, cu casca inclusă.',
      ],
      ['Cumpărați biciclete folosite?', 'Cumpărăm biciclete folosite care nu sunt mai vechi de opt ani.'],
    ],
    asked: [
      'Când este gata reparația mea?',
      'Acceptați carduri?',
      'Există garanție pentru cadru?',
      'prețul pentru închirierea unei biciclete pe zi',
      'Vreau să vând bicicleta mea folosită',
    ],
    unanswered: [
      'Care este capitala Franței?',
      'Cum se fac clătitele?',
      'Va ploua mâine?',
      'Reparați pantofi?',
      'Cum îmi schimb parola?',
    ],
  },
  tr: {
    articles: [
      ['Tamir ne kadar sürer?', 'Tamirlerin çoğu iki iş günü içinde biter.'],
      ['Kartla ödeyebilir miyim?', 'Evet, tüm kartları ve nakit kabul ediyoruz.'],
      ['Yeni bisikletlerin garantisi ne kadar?', 'Her yeni bisikletin kadrosunda üç yıl garanti vardır.'],
      ['Bisiklet kiralamak ne kadar?', 'Şehir bisikleti kiralamak günlük 18 avro, kask dahildir.'],
      [
        'Kullanılmış bisiklet alıyor musunuz?',
        'Sekiz yıldan eski olmayan kullanılmış bisikletleri alıyoruz.',
      ],
    ],
    asked: [
      'Bisikletimin tamiri ne zaman biter?',
      'Kart kabul ediyor musunuz?',
      'Kadronun garantisi var mı?',
      'günlük bisiklet kiralama ücreti',
      'Kullanılmış bisikletimi satmak istiyorum',
    ],
    unanswered: [
      'Fransa’nın başkenti neresi?',
      'Krep nasıl yapılır?',
      'Yarın yağmur yağacak mı?',
      'Ayakkabı onarıyor musunuz?',
      'Şifremi nasıl değiştiririm?',
    ],
  },
}
