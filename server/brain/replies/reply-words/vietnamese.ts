/** What the desk says by itself, in Vietnamese. */
import type { ReplyWords } from './reply-words-type.ts'

export const vietnamese: ReplyWords = {
  smallTalk: {
    greeting: ({ name }) => `Xin chào, đây là trợ lý tự động của ${name}. Tôi có thể giúp gì cho quý khách?`,
    how_are_you: () => 'Cảm ơn quý khách, mọi việc đều ổn. Tôi có thể giúp gì cho quý khách?',
    thanks: () => 'Rất hân hạnh! Quý khách có cần giúp gì thêm không?',
    goodbye: ({ name }) => `Tạm biệt quý khách, cảm ơn quý khách đã liên hệ với ${name}.`,
    affirm: () => 'Vâng. Quý khách muốn biết điều gì?',
    deny: () => 'Vâng. Nếu cần thêm điều gì, quý khách cứ hỏi.',
    compliment: () => 'Cảm ơn quý khách nhiều. Quý khách có cần giúp gì thêm không?',
    bot_identity: ({ name }) =>
      `Tôi là trợ lý tự động của ${name}, không phải người thật. Tôi trả lời theo những gì đội ngũ đã viết; nếu quý khách muốn gặp nhân viên, chỉ cần cho tôi biết.`,
    capabilities: ({ name }) =>
      `Tôi trả lời các câu hỏi về ${name}, ví dụ giờ mở cửa, dịch vụ và giá cả. Nếu không biết câu trả lời, tôi sẽ chuyển quý khách đến nhân viên.`,
  },
  requests: {
    booking:
      'Tôi không thể tự đặt lịch hẹn, nhưng tôi sẽ chuyển yêu cầu của quý khách đến nhân viên. Quý khách muốn hẹn khi nào và liên hệ với quý khách bằng cách nào?',
    cancel_or_move:
      'Tôi không thể tự thay đổi lịch hẹn, nhưng tôi sẽ chuyển yêu cầu của quý khách đến nhân viên. Vui lòng cho biết tên và lịch hẹn của quý khách.',
    order:
      'Tôi không thể xem hoặc nhận đơn hàng, nhưng tôi sẽ chuyển yêu cầu của quý khách đến nhân viên. Vui lòng cho biết nội dung và cách liên hệ với quý khách.',
    complaint:
      'Tôi rất tiếc về điều này. Tôi sẽ chuyển tin nhắn của quý khách đến nhân viên để xử lý. Vui lòng cho biết chuyện gì đã xảy ra.',
  },
  handoff: ({ name, phone }) =>
    `Tôi đang chuyển quý khách đến nhân viên của ${name}. Nhân viên sẽ trả lời tại đây sớm nhất có thể.${phone ? ` Quý khách cũng có thể gọi số ${phone}.` : ''}`,
  noted: 'Cảm ơn quý khách, tôi sẽ chuyển cho nhân viên. Họ sẽ liên hệ với quý khách.',
  fileReceived:
    'Cảm ơn, tệp của bạn đã đến. Tôi không thể tự mở tệp nên sẽ chuyển cho nhân viên. Họ sẽ xem và trả lời bạn tại đây.',
  refusal: 'Rất tiếc, tôi không biết câu trả lời. Quý khách có muốn nói chuyện với nhân viên không?',
  refusalWithSuggestions:
    'Rất tiếc, tôi không biết câu trả lời. Có thể một trong những câu hỏi sau gần với ý của quý khách, hoặc quý khách có muốn nói chuyện với nhân viên không?',
  failure: 'Rất tiếc, phía chúng tôi gặp sự cố. Vui lòng hỏi lại, hoặc yêu cầu gặp nhân viên.',
  givenUp: 'Rất tiếc, phía chúng tôi gặp sự cố. Đội ngũ đã được báo và nhân viên sẽ trả lời bạn tại đây.',
}
