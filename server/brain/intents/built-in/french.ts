/** French phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const french = intentsFrom({
  greeting: `
    bonjour
    bonsoir
    salut
    coucou
    bonjour à tous
    bonjour, j'ai une question
    il y a quelqu'un`,
  how_are_you: `
    comment ça va
    comment allez-vous
    ça va`,
  thanks: `
    merci
    merci beaucoup
    merci bien
    merci pour votre aide
    parfait, merci
    je vous remercie`,
  goodbye: `
    au revoir
    à bientôt
    à demain
    bonne journée
    bonne soirée
    adieu`,
  affirm: `
    oui
    oui s'il vous plaît
    d'accord
    exactement
    bien sûr
    c'est ça`,
  deny: `
    non
    non merci
    ce n'est pas ça
    pas maintenant
    laissez tomber`,
  compliment: `
    tu es génial
    bon travail
    très utile
    bonne réponse
    excellent service
    bravo`,
  bot_identity: `
    êtes-vous un robot
    es-tu un bot
    est-ce que je parle à un humain
    êtes-vous une intelligence artificielle
    qui es-tu
    comment tu t'appelles`,
  capabilities: `
    que sais-tu faire
    en quoi pouvez-vous m'aider
    que puis-je vous demander
    aide`,
  hours: `
    quels sont vos horaires
    horaires d'ouverture
    à quelle heure ouvrez-vous
    à quelle heure fermez-vous
    êtes-vous ouverts aujourd'hui
    êtes-vous ouvert le dimanche
    êtes-vous ouverts maintenant
    jusqu'à quelle heure êtes-vous ouverts
    vous êtes ouverts demain
    quels jours êtes-vous ouverts
    ouvert les jours fériés
    ouvrez-vous le dimanche après-midi
    quels jours ouvrez-vous
    quand puis-je passer`,
  location: `
    où êtes-vous
    quelle est votre adresse
    adresse
    où se trouve le magasin
    comment venir chez vous
    où vous trouver
    où est le cabinet
    êtes-vous près de la gare
    dans quel quartier êtes-vous
    où dois-je aller
    où exactement`,
  contact: `
    quel est votre numéro de téléphone
    numéro de téléphone
    comment vous contacter
    adresse e-mail
    puis-je vous appeler
    contact
    avez-vous un site internet`,
  prices: `
    combien ça coûte
    quels sont vos prix
    prix
    tarifs
    quel est le tarif
    combien demandez-vous
    je voudrais un devis
    à peu près combien ça fait
    quel serait le coût
    combien dois-je payer
    ça me reviendrait à combien
    ça coûte combien en tout`,
  services: `
    quels services proposez-vous
    services
    que faites-vous
    que proposez-vous
    quelles prestations avez-vous
    quels soins proposez-vous`,
  about: `
    quelle est cette entreprise
    parlez-moi de votre société
    qui êtes-vous en tant qu'entreprise`,
  booking: `
    je voudrais un rendez-vous
    prendre rendez-vous
    j'ai besoin d'un rendez-vous
    puis-je réserver
    réserver une table
    avez-vous des créneaux disponibles
    quand est le prochain rendez-vous disponible
    avez-vous de la place cette semaine
    c'est libre jeudi
    quand puis-je venir
    je peux passer demain matin
    inscrivez-moi pour lundi`,
  cancel_or_move: `
    je dois annuler mon rendez-vous
    déplacer mon rendez-vous
    changer mon rendez-vous
    annuler ma réservation
    je ne peux pas venir demain
    reporter le rendez-vous
    je ne vais pas pouvoir venir
    est-ce possible un autre jour
    j'ai un empêchement, je dois annuler
    puis-je venir plus tôt`,
  order: `
    je voudrais passer une commande
    où est ma commande
    puis-je commander en ligne
    suivi de commande
    quand arrive ma commande`,
  emergency: `
    c'est une urgence
    urgence
    c'est urgent
    j'ai besoin d'aide tout de suite
    fuite d'eau, venez vite
    ça sent le gaz
    la cave est inondée
    j'ai très mal
    numéro d'urgence`,
  complaint: `
    je veux faire une réclamation
    je ne suis pas satisfait
    c'est inadmissible
    je veux être remboursé
    personne n'est venu
    votre service est nul
    je suis très déçu
    le travail est mal fait
    quel mauvais service
    je suis en colère`,
  person: `
    je veux parler à une personne
    parler à un humain
    je voudrais parler à un conseiller
    pouvez-vous me rappeler
    passez-moi quelqu'un
    une vraie personne s'il vous plaît
    je ne veux pas parler à un robot
    service client
    y a-t-il quelqu'un à qui parler
    je préfère parler à un être humain
    il y a une vraie personne ici
    quelqu'un de l'équipe peut m'aider`,
})
