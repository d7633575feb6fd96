/** What the desk says by itself, in Turkish. */
import type { ReplyWords } from './reply-words-type.ts'

export const turkish: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Merhaba, ben ${name} işletmesinin asistanıyım. Size nasıl yardımcı olabilirim?`,
    how_are_you: () => 'Teşekkür ederim, her şey yolunda. Sizin için ne yapabilirim?',
    thanks: () => 'Rica ederim! Yardımcı olabileceğim başka bir konu var mı?',
    goodbye: ({ name }) => `Hoşça kalın, ${name} ile iletişime geçtiğiniz için teşekkür ederiz.`,
    affirm: () => 'Tamam. Ne öğrenmek istersiniz?',
    deny: () => 'Tamam. Başka bir şeye ihtiyacınız olursa sormanız yeterli.',
    compliment: () => 'Çok teşekkür ederim, çok naziksiniz. Yardımcı olabileceğim başka bir konu var mı?',
    bot_identity: ({ name }) =>
      `Ben ${name} işletmesinin otomatik asistanıyım, insan değilim. Ekibin yazdığı bilgilerle yanıt veriyorum; bir insanla görüşmek isterseniz söylemeniz yeterli.`,
    capabilities: ({ name }) =>
      `${name} hakkındaki soruları yanıtlayabilirim; örneğin çalışma saatleri, hizmetler ve fiyatlar. Bilmediğim bir şey olursa sizi bir çalışana yönlendiririm.`,
  },
  requests: {
    booking:
      'Randevu veremiyorum, ancak talebinizi ekibe iletiyorum. Size ne zaman uyar ve size nasıl ulaşabiliriz?',
    cancel_or_move:
      'Randevuları değiştiremiyorum, ancak talebinizi ekibe iletiyorum. Lütfen adınızı ve hangi randevu olduğunu yazın.',
    order:
      'Siparişleri göremiyor ve alamıyorum, ancak talebinizi ekibe iletiyorum. Konu nedir ve size nasıl ulaşabiliriz?',
    complaint:
      'Bunu duyduğuma üzüldüm. Bir çalışanımızın ilgilenmesi için mesajınızı ekibe iletiyorum. Lütfen ne olduğunu anlatın.',
  },
  handoff: ({ name, phone }) =>
    `Sizi ${name} ekibinden birine yönlendiriyorum. En kısa sürede buradan yanıt verilecek.${phone ? ` Dilerseniz ${phone} numarasını da arayabilirsiniz.` : ''}`,
  noted: 'Teşekkürler, bunu ekibe iletiyorum. Sizinle iletişime geçecekler.',
  fileReceived:
    'Teşekkürler, dosyanız ulaştı. Dosyaları kendim açamıyorum, bu yüzden ekibe iletiyorum. Dosyaya bakıp buradan yanıt verecekler.',
  refusal: 'Üzgünüm, bunu bilmiyorum. Bir çalışanla görüşmek ister misiniz?',
  refusalWithSuggestions:
    'Üzgünüm, bunu bilmiyorum. Belki bu sorulardan biri işinize yarar, ya da bir çalışanla görüşmek ister misiniz?',
  failure:
    'Üzgünüz, bizden kaynaklanan bir sorun oluştu. Lütfen sorunuzu tekrar yazın veya bir çalışanla görüşmek istediğinizi belirtin.',
  givenUp:
    'Üzgünüz, bizden kaynaklanan bir sorun oluştu. Ekibe haber verildi; bir çalışan size buradan yanıt verecek.',
}
