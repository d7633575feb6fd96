/** Words that every text holds: they say little about what a text is about, wherever they occur. */
import { foldText, wordsOf } from './words.ts'

const lists = `
  yourself yourselves myself ourselves yes yeah ja nein oui sim offer offers provide provides bieten bietet anbieten ofrecen ofrece offrez proposez
  salon laden geschaft betrieb praxis restaurant restaurante tienda negocio magasin company business
  a an the this that these those and or but if so of to in on at by for from with without about into over under out up off as than then
  is be are am was were been do does did done have has had having will would can could may might must shall should not no nor
  i me my mine we us our you your he him his she her it its they them their there here what which who whom whose when where why how
  any some all also just only too very more most much many get got let please want need like know tell say go come make take give work works working kind kinds sort sorts type types way ways forms
  der die das den dem des ein eine einen einem einer und oder aber wenn so von zu zum zur im in am an auf bei fur mit ohne uber aus nach
  ist sind sein war hat haben habe wird werden kann konnen muss mussen soll sollen nicht kein keine ich mich mein meine wir uns unser
  sie ihr ihre ihnen er es was welche welcher wer wann wo warum wie viel auch nur noch schon sehr mehr bitte mochte gibt man sich
  el la los las un una unos unas y o pero si de del al en por para con sin sobre es son ser estar esta estan fue ha han hay tiene tienen
  puede puedo pueden no yo me mi nosotros su sus usted ustedes se lo le que cual cuales quien cuando donde como cuanto muy mas tambien
  le les des du au aux et ou mais dans sur pour avec sans est sont etre avoir ai avez ont peut puis pouvez ne pas je moi mon ma mes nous
  notre vous votre vos il elle ils ce cette ces qui quoi quel quelle quels quelles quand comment pourquoi combien plus tres aussi y
  il gli dello della dei degli delle nel nella con per tra che chi cosa quale quali quando dove perche quanto quanti sono sei siamo avete hanno posso puo potete mio mia vostro vostra anche piu molto
  os ao aos da das dos em no na nos nas um uma com sem por para ou e sao esta voce voces eu meu minha nosso seu sua qual quais quem quando onde quanto quantos posso pode podem tem tambem mais muito nao
  de het een en zijn ben bent is was heeft hebben kan kunnen moet niet geen ik mij mijn wij ons jullie uw u wat welke wie wanneer waar waarom hoe veel ook nog zeer met voor naar bij uit
  si sau dar cu fara pe la din pentru este sunt esti suntem aveti avem au am poate puteti nu eu meu mea nostru dumneavoastra voi ce cine cand unde cum cata cati cate foarte mai un o unei unui al ale
  ve veya ama ile icin bir bu su o mi mu mı mü ne nedir hangi kim nerede nasıl niçin neden kaç kadar var yok mı değil ben benim siz sizin biz bizim ise da de çok daha
  và hoặc nhưng của cho với trong ở tại có không là được các những một này đó tôi bạn chúng ta ai gì nào đâu khi thế bao nhiêu sao rất cũng để về từ thì mà
  и или но а в во на с со к ко по из за от до для о об у при над под без через это этот эта эти тот та те как что кто где когда почему зачем какой какая какие какое каких сколько чем чего
  ли же бы не ни да нет я мы вы он она они меня мне нас нам вас вам его ее их мой моя ваш ваша ваши наш есть быть был была было были можно можете могу нужно очень тоже также еще уже
  και ή αλλά αν να θα δεν μην ο η το οι τα του της των τον την τους τις στο στη στην στον στα στις με για από σε προς είναι είμαι είστε ήταν έχει έχετε έχω έχουν μπορώ μπορείτε μπορεί
  τι ποιος ποια ποιο ποιες ποιοι πού πότε πώς γιατί πόσο πόσα πόσες πόσοι μου σας μας εγώ εσείς εμείς πολύ επίσης ένα ένας μια υπάρχει υπάρχουν
  و أو لكن ثم في من على إلى عن مع هل ما ماذا من متى أين كيف لماذا كم أي هو هي هم هن أنا نحن أنت أنتم هذا هذه ذلك تلك التي الذي الذين كان كانت يكون تكون قد لقد لا لم لن ليس إن أن كل بعض بين عند لدي لديكم لدينا يمكن يمكنني هناك
  और या लेकिन अगर का की के को में से पर तक ने है हैं था थी थे हो होता होती होते मैं मेरा मेरी मेरे हम हमारा आप आपका आपकी आपके वह वे यह ये इस उस क्या कौन कब कहाँ क्यों कैसे कितना कितनी कितने किस कोई कुछ भी ही तो नहीं लिए साथ कर सकता सकते सकती एक`
/** The same in scripts without spaces, of which words are pieces of up to three characters. */
const phrases = `
  什么 什麼 什么时候 什么地方 怎么 怎么样 怎麼 如何 哪里 哪裡 哪个 哪些 谁 为什么 多少 多少钱 多久 多长 几个 是否 可以 可以吗 能不能 有没有 是不是 我们 你们 您们 他们 我的 你的 你们的 我们的 这个 那个
  一个 请问 我想 想要 需要 是什么 的是 了吗 的吗 吗 呢 和 或 但是 因为 所以 以及 关于 对于 哪 何时
  ですか ますか でしょうか ください ありますか できますか いくら いくらですか いつ どこ だれ 誰 何 なに なぜ どう どうやって どのくらい もらえますか してもらえますか したいです しています されて これ それ あれ この その あの わたし 私の
  ไหม หรือไม่ หรือเปล่า อย่างไร ยังไง อะไร ที่ไหน เมื่อไร เมื่อไหร่ เท่าไร เท่าไหร่ กี่ ใคร ทำไม ได้ไหม มีไหม ได้ ต้อง ต้องทำ คืออะไร เป็น และ หรือ แต่ ของ ที่ ใน จาก กับ ให้ ว่า นี้ นั้น เรา คุณ ของฉัน ของคุณ ครับ ค่ะ คะ`
const firstKana = 0x3041
const hiragana = /^[\p{sc=Hira}ー]+$/u
const smallWords: ReadonlySet<string> = new Set([
  ...foldText(lists).split(/\s+/).filter(Boolean),
  ...phrases.split(/\s+/).flatMap(wordsOf),
])

export function isSmallWord(word: string): boolean {
  return smallWords.has(word) || (word.charCodeAt(0) >= firstKana && hiragana.test(word))
}

/** Verbs that carry a question and tell nothing, beside the small words; in what is answered they may tell. */
const carriers: ReadonlySet<string> = new Set(
  'habt habe seid bin kannst konnt konnte konnten darf durfen sollen will wollen wollt wurde wurden macht machen mach gibts euch mir dir dich euer eure'.split(
    ' ',
  ),
)

/** Whether a word belongs to the frame of a question, as "do you have" does, and not to what it is about. */
export function isFrameWord(word: string): boolean {
  return carriers.has(word) || isSmallWord(word)
}
