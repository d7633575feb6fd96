/** Spanish phrases of the built-in intents. */
import { intentsFrom } from './phrases.ts'

export const spanish = intentsFrom({
  greeting: `
    hola
    buenos días
    buenas tardes
    buenas noches
    buenas
    hola, tengo una pregunta
    hay alguien ahí`,
  how_are_you: `
    cómo estás
    qué tal
    cómo está usted`,
  thanks: `
    gracias
    muchas gracias
    mil gracias
    gracias por la ayuda
    perfecto, gracias
    muy amable`,
  goodbye: `
    adiós
    hasta luego
    hasta mañana
    nos vemos
    que tenga un buen día
    chao`,
  affirm: `
    sí
    sí por favor
    claro
    vale
    de acuerdo
    correcto`,
  deny: `
    no gracias
    eso no
    no es eso
    olvídalo
    no quiero eso`,
  compliment: `
    eres genial
    buen trabajo
    muy útil
    buena respuesta
    excelente servicio
    lo haces muy bien`,
  bot_identity: `
    eres un bot
    eres un robot
    hablo con una persona o una máquina
    eres una inteligencia artificial
    quién eres
    cómo te llamas`,
  capabilities: `
    qué puedes hacer
    en qué puedes ayudarme
    qué puedo preguntarte
    ayuda`,
  hours: `
    cuál es el horario
    horario
    a qué hora abren
    a qué hora cierran
    están abiertos hoy
    abren los domingos
    están abiertos ahora
    hasta qué hora están abiertos
    qué días abren
    horario de atención
    abren mañana
    abren los festivos
    abren el domingo por la tarde
    cuándo puedo pasar`,
  location: `
    dónde están
    cuál es su dirección
    dirección
    dónde se encuentran
    cómo llego
    dónde está la tienda
    dónde queda la oficina
    están cerca de la estación
    en qué barrio están
    adónde tengo que ir
    dónde exactamente`,
  contact: `
    cuál es su teléfono
    número de teléfono
    cómo puedo contactarlos
    correo electrónico
    puedo llamarles
    contacto
    tienen página web`,
  prices: `
    cuánto cuesta
    precios
    cuáles son sus precios
    cuánto vale
    lista de precios
    cuánto cobran
    quiero un presupuesto
    más o menos cuánto sale
    cuál sería el coste
    cuánto tengo que pagar
    en cuánto me saldría
    qué precio tiene eso`,
  services: `
    qué servicios ofrecen
    servicios
    qué hacen ustedes
    qué ofrecen
    qué tratamientos tienen
    a qué se dedican`,
  about: `
    qué es esta empresa
    cuénteme sobre su empresa
    quiénes son ustedes como empresa`,
  booking: `
    quiero una cita
    quiero reservar una cita
    necesito una cita
    puedo pedir cita
    reservar una mesa
    tienen citas disponibles
    cuándo es la próxima cita libre
    agendar una cita
    tienen algo libre esta semana
    hay hueco el jueves
    cuándo puedo ir
    puedo ir mañana por la mañana
    apúnteme para el lunes`,
  cancel_or_move: `
    quiero cancelar mi cita
    cambiar mi cita
    necesito mover mi cita
    cancelar la reserva
    no puedo ir mañana
    reprogramar la cita
    no voy a poder ir
    puede ser otro día
    me ha surgido algo y tengo que cancelar
    puedo ir antes`,
  order: `
    quiero hacer un pedido
    dónde está mi pedido
    puedo comprar en línea
    estado de mi pedido
    cuándo llega mi pedido`,
  emergency: `
    es una emergencia
    emergencia
    es urgente
    necesito ayuda ahora mismo
    se rompió una tubería
    huele a gas
    se está inundando la casa
    tengo un dolor terrible
    teléfono de urgencias`,
  complaint: `
    quiero poner una queja
    tengo una reclamación
    no estoy satisfecho
    el servicio es pésimo
    quiero que me devuelvan el dinero
    nadie vino
    estoy muy decepcionado
    el trabajo está mal hecho
    qué mal servicio
    estoy enfadada`,
  person: `
    quiero hablar con una persona
    hablar con un humano
    quiero hablar con un agente
    pueden llamarme
    pásame con alguien
    una persona real por favor
    no quiero hablar con un robot
    atención al cliente
    hay alguien con quien hablar
    prefiero hablar con un ser humano
    hay una persona real ahí
    puede atenderme alguien del equipo`,
})
