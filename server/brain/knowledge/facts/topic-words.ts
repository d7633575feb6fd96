/** Words by which a question in English, German, Spanish or French shows that it asks for a fact of the business. */

export type Topic =
  | 'hours'
  | 'location'
  | 'phone'
  | 'email'
  | 'contact'
  | 'website'
  | 'services'
  | 'price'
  | 'duration'
  | 'emergency'
  | 'about'

const place = `business company store shop office practice clinic salon restaurant place location branch firm surgery team studio
  laden geschaft praxis buro firma betrieb tienda oficina negocio empresa local consultorio clinica magasin bureau cabinet entreprise societe boutique`

/** Words that raise a topic, and words that may stand beside them without changing what is asked. */
export const topicWords: Readonly<Record<Topic, readonly [ask: string, allow: string]>> = {
  hours: [
    `hours open opens opened opening close closes closed closing offnungszeiten offnungszeit oeffnungszeiten geoffnet geoeffnet offen offnet offnen
     schliesst schliessen geschlossen aufmacht aufmachen zumacht zumachen
     bis+wann until+when till+when hasta+que+hora hasta+cuando horario horarios abierto abiertos abierta abiertas abren abre abris cierran cierra cerrado cerrados cerrada
     horaire horaires ouvert ouverts ouverte ouvertes ouvrez ouvre fermez ferme fermes fermee fermeture ouverture`,
    `${place} abends morgens vormittags nachmittags mittags lange 24 7 clock around rund bis ab von time times hour late early until till long day days week weekday weekdays weekend weekends holiday holidays public bank regular normal
     usual business working work again now right currently still today tonight tomorrow lunch break people guys next morning afternoon evening night
     currently moment please next usually always latest feiertag feiertage feiertagen feiertags uhr zeit jetzt gerade heute morgen wieder machen macht
     habt auf tag tage woche wochenende mittagspause noch aktuell spatestens hora horas ahora hoy manana dia dias semana festivo festivos feriado feriados
     atencion momento todavia fin noche heure heures maintenant aujourdhui aujourd hui demain jour jours semaine ferie feries actuellement encore soir
     matin jusqua jusqu moment samedi dimanche week end christmas eve`,
  ],
  location: [
    `address located location directions where find adresse anfahrt standort wo finde findet direccion ubicacion ubicados ubicado donde encuentran
     encuentra queda llego llegar adresse trouve situes situe trouver itineraire ou`,
    `${place} street postal exactly current full send reach based city town map way there strasse genau weg komme findet finde karte calle exacta ciudad mapa
     rue exacte ville plan venir chez drive situated`,
  ],
  phone: [
    `phone telephone call number dial ring telefon telefonnummer nummer rufnummer anrufen telefonisch telefono numero llamar llamarles llamo
     telephone appeler joindre tel`,
    `${place} reach contact best main direct erreichen erreiche kontakt contactar contacto contacter give dar donner`,
  ],
  email: [
    `email emails mail correo electronico courriel`,
    `${place} address adresse write send e contact schreiben kontakt direccion escribir contacto ecrire envoyer contacter`,
  ],
  contact: [
    `contact reach touch kontakt kontaktieren erreichen erreiche kontaktdaten contacto contactar contactarlos contactarles contacter joindre coordonnees`,
    `${place} best details information info way person daten am besten datos manera forma moyen`,
  ],
  website: [
    'website site web homepage webseite internetseite webpage url sitio pagina',
    `${place} page online internet address adresse link haben`,
  ],
  services: [
    `services service offer offering offerings provide leistungen leistung dienstleistungen angebot bieten bietet anbieten servicios ofrecen ofrece
     prestations services proposez offrez soins`,
    `${place} kind kinds list type types sort full available all work alles art liste tipo todos lista toutes liste different range menu`,
  ],
  price: [
    `price prices cost costs charge charges pricing rate rates fee fees much pricelist preis preise kostet kosten preisliste teuer precio precios
     cuesta cuestan cuanto que+vale tarifa tarifas cobran prix coute coutent tarif tarifs combien`,
    `${place} vale new neue neuen neuer nuevo nueva nouveau nouvelle list service services hour hourly roughly about total euro dollar dollars typical usual average basic normal standard normale approximately
     einer eines viel ungefahr circa una aproximadamente environ liste lista cher general`,
  ],
  duration: [
    'long duration minutes dauert dauer lange dura duracion tarda dure duree longtemps temps tiempo',
    `${place} take takes does time usually last need roughly about appointment session termin cita rendez vous hour hours prend`,
  ],
  emergency: [
    'emergency emergencies urgent notfall notfallnummer notdienst notruf emergencia emergencias urgencia urgencias urgence urgences',
    `${place} phone number call service line hotline contact reach night hours after weekend help nummer telefon telefono numero telephone anrufen llamar appeler
     case event immediately outside sunday monday`,
  ],
  about: [
    'about business company firma unternehmen empresa entreprise societe',
    `${place} tell kind type what more information do does erzahlen art tipo genre parlez dedican specialise specialize`,
  ],
}

/** Words that change nothing about what is asked, in any question. */
export const fillers = `hello hi hey good morning afternoon evening day dear please thanks thank sorry excuse question ask asking wondering wonder whether information info
   eure euer euren euch seid sind know let quick quickly exactly currently actually really also maybe guten tag hallo bitte danke frage hola buenos dias tardes gracias pregunta favor
   bonjour bonsoir merci svp question plait madame monsieur konnen konnten konnte sagen verraten mitteilen wurde gern gerne wissen ob mir mal entschuldigung entschuldigen verzeihung vielen dank
   kommenden nachsten podria podrias podrian decirme decir gustaria quisiera saber disculpe perdon muchas pourriez pourrais pouvez dire aimerais voudrais savoir excusez moi oh ok okay yes well today looking need want`
