/** Portuguese phrases of the built-in intents, as said in Brazil and in Portugal. */
import { intentsFrom } from './phrases.ts'

export const portuguese = intentsFrom({
  greeting: `
    olá
    oi
    bom dia
    boa tarde
    boa noite
    oi, tudo bem
    olá, tenho uma dúvida
    tem alguém aí
    alô
    posso fazer uma pergunta`,
  how_are_you: `
    como vai
    como vai você
    como está
    tudo bem com você
    como estás`,
  thanks: `
    obrigado
    obrigada
    muito obrigado
    muito obrigada
    valeu
    obrigado pela ajuda
    perfeito, obrigado
    agradeço`,
  goodbye: `
    tchau
    adeus
    até logo
    até amanhã
    até mais
    até breve
    tenha um bom dia
    bom fim de semana`,
  affirm: `
    sim
    sim, por favor
    claro
    está bem
    tudo certo
    isso mesmo
    com certeza
    pode ser`,
  deny: `
    não
    não, obrigado
    agora não
    deixa pra lá
    não é isso
    não quero
    esquece`,
  compliment: `
    você é ótimo
    muito bom
    bom trabalho
    parabéns
    ótima resposta
    adorei o atendimento`,
  bot_identity: `
    você é um robô
    você é um bot
    és um robô
    estou falando com uma pessoa
    você é uma inteligência artificial
    quem é você
    qual é o seu nome`,
  capabilities: `
    o que você sabe fazer
    o que você pode fazer
    em que pode me ajudar
    o que posso perguntar
    ajuda
    para que serve este chat`,
  hours: `
    qual é o horário de funcionamento
    horário
    horário de atendimento
    a que horas abre
    a que horas fecha
    que horas vocês abrem
    que horas vocês fecham
    vocês abrem hoje
    estão abertos agora
    abre no domingo
    vocês trabalham no sábado
    até que horas ficam abertos
    estão abertos aos feriados
    a loja está aberta
    domingo à tarde está aberto
    vocês funcionam no sábado
    posso passar aí que horas
    atendem à noite`,
  location: `
    onde fica
    onde vocês ficam
    qual é o endereço
    endereço
    qual é a morada
    como chego aí
    onde fica a loja
    em que rua fica
    onde estão localizados
    ficam perto do metrô
    em que bairro ficam
    perto de onde vocês ficam
    como faço para chegar
    é no centro
    onde é isso`,
  contact: `
    qual é o telefone
    número de telefone
    como posso entrar em contato
    contato
    qual é o e-mail
    posso ligar para vocês
    vocês têm WhatsApp
    contactos
    têm um site`,
  prices: `
    quanto custa
    qual é o preço
    preços
    tabela de preços
    qual o valor
    quanto vocês cobram
    quanto fica
    quero um orçamento
    é caro
    mais ou menos quanto custa
    quanto sai
    qual seria o custo
    quanto eu vou pagar
    em quanto fica
    quanto vou gastar`,
  services: `
    quais serviços vocês oferecem
    serviços
    o que vocês fazem
    o que oferecem
    quais tratamentos vocês fazem
    que serviços têm
    vocês trabalham com o quê`,
  about: `
    que empresa é essa
    me fale sobre a empresa
    quem é o dono
    há quanto tempo existe a empresa`,
  booking: `
    quero marcar uma consulta
    gostaria de agendar um horário
    agendar
    preciso de uma consulta
    posso reservar
    quero reservar uma mesa
    tem horário livre amanhã
    fazer uma marcação
    quando é a próxima vaga
    dá para agendar online
    tem vaga esta semana
    tem horário na quinta
    quando posso ir aí
    tem algum horário disponível
    me encaixa na segunda
    queria ir amanhã de manhã`,
  cancel_or_move: `
    preciso cancelar minha consulta
    quero cancelar
    desmarcar a consulta
    remarcar meu horário
    posso mudar a data
    cancelar a reserva
    adiar a consulta
    não posso ir amanhã
    não vou conseguir ir
    dá para mudar para outro dia
    pode ser outro dia
    tive um imprevisto e preciso cancelar
    quero trocar o horário
    posso antecipar`,
  order: `
    quero fazer um pedido
    onde está meu pedido
    quero fazer uma encomenda
    posso pedir online
    status do pedido
    quando chega meu pedido
    quero comprar
    meu pedido não chegou`,
  emergency: `
    é uma emergência
    emergência
    é urgente
    preciso de ajuda agora
    o cano estourou
    está vazando água por toda parte
    sinto cheiro de gás
    o porão está alagado
    estou com muita dor
    telefone de emergência
    venham rápido`,
  complaint: `
    quero fazer uma reclamação
    não estou satisfeito
    isso é um absurdo
    quero meu dinheiro de volta
    quero um reembolso
    ninguém apareceu
    o atendimento foi péssimo
    me cobraram a mais
    estou muito decepcionado
    fiquei decepcionada
    o serviço ficou mal feito
    não gostei do atendimento
    que vergonha`,
  person: `
    quero falar com uma pessoa
    falar com um atendente
    posso falar com alguém
    atendente
    quero falar com um humano
    podem me ligar
    não quero falar com um robô
    atendimento ao cliente
    me passa para um funcionário
    tem alguém para conversar comigo
    tem um humano aí
    quero conversar com gente de verdade
    posso falar com um ser humano
    alguém da equipe pode me atender`,
})
